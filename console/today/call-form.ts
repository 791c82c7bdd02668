import type { recordCallRoute } from '../../functions/reminders/api.ts';
import { type LocalDate, plusDays } from '../../domain/kernel/time.ts';
import type { Asked } from '../kit/request.ts';

/** What may come of a call, as the form offers it. */
export const OUTCOMES = [
  'reached',
  'no_answer',
  'wrong_number',
  'refused',
  'moved',
  'died_reported',
] as const;

/** A call as it is being written down. */
export type CallDraft = {
  readonly outcome?: (typeof OUTCOMES)[number] | undefined;
  readonly snoozeUntil?: string | undefined;
  readonly reason?: string | undefined;
};

/** What the service is told of a call; undefined while nobody has said what came of it. A blank reason is none. */
export const callBody = ({
  outcome,
  snoozeUntil,
  reason = '',
}: CallDraft): Asked<typeof recordCallRoute>['body'] | undefined =>
  outcome === undefined
    ? undefined
    : {
        outcome,
        ...(snoozeUntil === undefined ? {} : { snoozeUntil }),
        ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
      };

const AHEAD = [1, 3, 7, 14] as const;

/** The days that are offered to put a task off to, and how far off they are. */
export const daysOffered = (today: LocalDate): readonly { readonly days: number; readonly on: LocalDate }[] =>
  AHEAD.map((days) => ({ days, on: plusDays(today, days) }));
