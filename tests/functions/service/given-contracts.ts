import { SERVICE_DAY } from './given-service.ts';

/** A resident's own signature of the day. */
export const CONSENT = { by: 'resident', at: SERVICE_DAY, method: 'signature' } as const;

/** What signing R1-04, who has no contract, with the team of the village takes; and what a test says otherwise. */
export const signing = (told: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> => ({
  residentIds: ['R1-04'],
  teamId: 'T1',
  package: 'basic',
  startsOn: SERVICE_DAY,
  termYears: 1,
  consent: CONSENT,
  ...told,
});
