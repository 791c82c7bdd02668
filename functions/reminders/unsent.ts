import { type LocalDate, plusDays } from '../../domain/kernel/time.ts';
import { reminderPolicy, type SendingDays, type Subject } from '../../domain/reminders/index.ts';
import { type CountyStore, reminderId } from '../county-files/county-store.ts';
import type { MessageId, ReminderStore } from './reminder-store.ts';

/** Leaves out what the run of another day has sent: a run that broke off after its claims, or a later one that made up
 *  for this day. No other day can have sent anything where the runs go on day by day, so that only days to come are
 *  looked at then. @source reminders.md, Exactly once in effect */
export const notSentOnOtherDays = async (
  store: Pick<CountyStore, 'claimedReminders'>,
  { day, missedDays: missed }: SendingDays,
  subjects: readonly Subject[],
): Promise<readonly Subject[]> => {
  const distances = Array.from({ length: reminderPolicy.catchUpDays }, (_, i) => i + 1);
  const later = distances.map((distance) => plusDays(day, distance));
  const earlier = missed === 0 ? [] : distances.map((distance) => plusDays(day, -distance));
  const claimed = await store.claimedReminders([...earlier, ...later]);
  return claimed.size === 0 ? subjects : subjects.filter((subject) => !claimed.has(reminderId(subject)));
};

/** Leaves out the messages to phones that got theirs of the day, whatever template worded it. */
export const notClaimedOn = async <M extends { readonly id: MessageId }>(
  { claimedPhones }: Pick<ReminderStore, 'claimedPhones'>,
  day: LocalDate,
  messages: readonly M[],
): Promise<readonly M[]> => {
  const claimed = await claimedPhones(
    day,
    messages.map(({ id }) => id.phoneHash),
  );
  return messages.filter(({ id }) => !claimed.has(id.phoneHash));
};
