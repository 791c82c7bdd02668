import { clinicDate } from '../../domain/kernel/time.ts';
import type { urgentCalls } from '../../domain/reminders/index.ts';
import { CallMade, FollowUpRecorded } from '../../events/follow-ups.ts';
import { OwnReadingRecorded } from '../../events/own-record.ts';
import { ReadingReported } from '../../events/reminders.ts';
import type { Entry, EventBody } from './stored.ts';

type Fact = Parameters<typeof urgentCalls>[0][number];

const dangerOn = (at: string): Fact => ({ type: 'dangerous', on: clinicDate(new Date(at)) });

const factOf = (event: EventBody, at: string): Fact | undefined => {
  switch (event.type) {
    case 'reading-reported@1':
      return ReadingReported.parse(event).isDangerous ? dangerOn(at) : undefined;
    case 'own-reading-recorded@1':
      return OwnReadingRecorded.parse(event).isDangerous === true ? dangerOn(at) : undefined;
    case 'call-made@1':
      return CallMade.parse(event);
    case 'follow-up-recorded@1':
      return FollowUpRecorded.parse(event).outcome === 'done' ? { type: 'seen' } : undefined;
    default:
      return undefined;
  }
};

const READINGS: ReadonlySet<string> = new Set(['reading-reported@1', 'own-reading-recorded@1']);

/** What was entered that begins or ends an urgent call, in its order; nothing where no reading was ever told. */
export const urgentFacts = (entries: readonly Entry[]): readonly Fact[] => {
  const isTold = entries.some(({ events }) => events.some(({ type }) => READINGS.has(type)));
  if (!isTold) return [];
  return entries.flatMap(({ at, events }) => events.flatMap((event) => factOf(event, at) ?? []));
};
