import { clinicDate } from '../../domain/kernel/time.ts';
import type { urgentCalls } from '../../domain/reminders/index.ts';
import { CallMade, FollowUpRecorded } from '../../events/follow-ups.ts';
import { ReadingReported } from '../../events/reminders.ts';
import type { Entry, EventBody } from './stored.ts';

type Fact = Parameters<typeof urgentCalls>[0][number];

const dangerOf = ({ isDangerous, at }: ReadingReported): Fact | undefined =>
  isDangerous ? { type: 'dangerous', on: clinicDate(new Date(at)) } : undefined;

const factOf = (event: EventBody): Fact | undefined => {
  switch (event.type) {
    case 'reading-reported@1':
      return dangerOf(ReadingReported.parse(event));
    case 'call-made@1':
      return CallMade.parse(event);
    case 'follow-up-recorded@1':
      return FollowUpRecorded.parse(event).outcome === 'done' ? { type: 'seen' } : undefined;
    default:
      return undefined;
  }
};

/** What was entered that begins or ends an urgent call, in its order; nothing where no reading was ever reported. */
export const urgentFacts = (entries: readonly Entry[]): readonly Fact[] => {
  const events = entries.flatMap((entry) => entry.events);
  return events.some(({ type }) => type === 'reading-reported@1')
    ? events.flatMap((event) => factOf(event) ?? [])
    : [];
};
