import type { InstitutionId, TeamId } from '../../../domain/kernel/ids.ts';
import type { LocalDate } from '../../../domain/kernel/time.ts';
import { type ClaimId, type Key, type KeyText, keyText } from './keys.ts';

/*
 * Keys of what reminders store, beside the claims, which are the messages, and the skipped reminders of keys.ts.
 *
 * | what                     | pk                 | sk             | access pattern it serves                              |
 * | ------------------------ | ------------------ | -------------- | ----------------------------------------------------- |
 * | a team's messages        | team-sms#TEAM#DAY  | PHONE#TEMPLATE | which messages of a day speak of a team's people      |
 * | a provider's name for it | sms-link#ID        | link           | whose a delivery report is                            |
 * | the sending of a day     | reminder-run       | DAY            | how far a day came; the last one that was finished    |
 * | what a month has cost    | sms-spent#MONTH    | INSTITUTION    | whether an institution may go on sending              |
 * | what administrators set  | head               | sms-settings   | the registered template, the budgets                  |
 * | the local phones         | outbox#DAY         | INSTANT#ID     | what a phone of the demonstration shows               |
 */

/** The partition of a day's messages that speak of a team's people. */
export const teamMessagesPartition = (teamId: TeamId, day: LocalDate): KeyText =>
  keyText('team-sms', teamId, day);

/** The key that says that a message speaks of a team's people. */
export const teamMessageKey = (teamId: TeamId, { day, phoneHash, template }: ClaimId): Key => ({
  pk: teamMessagesPartition(teamId, day),
  sk: keyText(phoneHash, template),
});

/** The key of what a provider calls a message. */
export const providerLinkKey = (providerId: string): Key => ({
  pk: keyText('sms-link', providerId),
  sk: keyText('link'),
});

/** The partition of the sendings of all days, in their order. */
export const reminderRunPartition = (): KeyText => keyText('reminder-run');

/** The key of the sending of a day. */
export const reminderRunKey = (day: LocalDate): Key => ({ pk: reminderRunPartition(), sk: keyText(day) });

/** The key of what an institution has spent in a month, `YYYY-MM`. */
export const spentKey = (month: string, institutionId: InstitutionId): Key => ({
  pk: keyText('sms-spent', month),
  sk: keyText(institutionId),
});

/** The key of what administrators set. */
export const smsSettingsKey = (): Key => ({ pk: keyText('head'), sk: keyText('sms-settings') });

/** The partition of what the local phones got on a day. */
export const outboxPartition = (day: LocalDate): KeyText => keyText('outbox', day);

/** The key of one message on a local phone: by the instant, then by its id. */
export const outboxKey = (day: LocalDate, at: string, id: string): Key => ({
  pk: outboxPartition(day),
  sk: keyText(at, id),
});
