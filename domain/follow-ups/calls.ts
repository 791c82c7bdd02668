import type { CallMade } from '../../events/follow-ups.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { type LocalDate, plusDays } from '../kernel/time.ts';
import { callPolicy } from './policy.ts';
import type { FollowUpRefusal } from './refusal.ts';

/** What came of a call. */
export const CALL_OUTCOMES = [
  'reached',
  'no_answer',
  'wrong_number',
  'refused',
  'moved',
  'died_reported',
] as const satisfies readonly CallMade['outcome'][];

/** Write down a call of today about a task, which may wait until a day for a reason. */
export type RecordCall = Omit<CallMade, 'type' | 'calledOn'>;

const refusalOfSnooze = (
  { snoozeUntil, reason }: RecordCall,
  today: LocalDate,
): FollowUpRefusal | undefined => {
  if (snoozeUntil === undefined) return undefined;
  if (snoozeUntil <= today) return { code: 'follow-up/snooze-not-after-today', today };
  const latestOn = plusDays(today, callPolicy.longestSnoozeDays);
  if (snoozeUntil > latestOn) return { code: 'follow-up/snooze-too-long', latestOn };
  return (reason ?? '').trim() === '' ? { code: 'follow-up/snooze-without-reason' } : undefined;
};

/** Records a call of today; the task's own due date never moves. A blank reason is none. */
export const recordCall = (command: RecordCall, today: LocalDate): Result<CallMade[], FollowUpRefusal> => {
  const refusal = refusalOfSnooze(command, today);
  if (refusal !== undefined) return err(refusal);
  const { reason: said, ...call } = command;
  const reason = said?.trim() ?? '';
  return ok([{ type: 'call-made@1', calledOn: today, ...call, ...(reason === '' ? {} : { reason }) }]);
};

/** The day until which a task waits, that day not included, or undefined where it does not wait on the day.
 *  The last call of the task decides.
 *  @param calls in the order in which they were made */
export const snoozedUntil = (
  calls: readonly CallMade[],
  taskId: string,
  day: LocalDate,
): LocalDate | undefined => {
  const last = calls.findLast((call) => call.taskId === taskId && call.calledOn <= day);
  return last?.snoozeUntil !== undefined && last.snoozeUntil > day ? last.snoozeUntil : undefined;
};
