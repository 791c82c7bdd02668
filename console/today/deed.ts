import { paths } from '../kit/paths.ts';

/** What is done about a kind of task, and the page on which it is done. */
export type Deed = {
  readonly key: 'toFollowUp' | 'toPrescribe' | 'toRenew' | 'toResident';
  readonly path: (residentId: string) => string;
};

const followUp: Deed = { key: 'toFollowUp', path: paths.followUp };
const resident: Deed = { key: 'toResident', path: paths.resident };

const DEEDS: Readonly<Record<string, Deed>> = {
  follow_up_two_week: followUp,
  follow_up_routine: followUp,
  first_visit: followUp,
  refill: { key: 'toPrescribe', path: paths.prescribe },
  contract_end: { key: 'toRenew', path: paths.sign },
};

/** What is done about a kind of task; the resident's page where there is no page of its own. */
export const deedOf = (kind: string): Deed => DEEDS[kind] ?? resident;
