import type { InstitutionId, TeamId } from '../../../domain/kernel/ids.ts';
import type { LocalDate } from '../../../domain/kernel/time.ts';
import { type ClaimId, type Key, keyPrefix, type KeyText, keyText } from './keys.ts';

/*
 * Keys of what reminders store, beside the claims, which are the messages, and the skipped reminders of keys.ts.
 *
 * | what                     | pk                 | sk             | access pattern it serves                              |
 * | ------------------------ | ------------------ | -------------- | ----------------------------------------------------- |
 * | a team's messages        | team-sms#TEAM#DAY  | LIST           | which messages of a day speak of a team's people      |
 * | a team's calls           | team-calls#TEAM#DAY| PART           | whom a day's plan left to a person, and why           |
 * | a provider's name for it | sms-link#ID        | link           | whose a delivery report is                            |
 * | the sending of a day     | reminder-run       | DAY            | how far a day came; the last one that was finished    |
 * | what a month has cost    | sms-spent#MONTH    | INSTITUTION    | whether an institution may go on sending              |
 * | what administrators set  | head               | sms-settings   | the registered template, the budgets                  |
 * | the local phones         | outbox#DAY         | INSTANT#ID     | what a phone of the demonstration shows               |
 * | a local phone held back  | outbox-held        | PHONE          | whether what goes to it stays on the way              |
 * | another text to a phone  | sms-text#PHONE     | DAY#KIND       | what became of it; when somebody was last asked       |
 * | a text that is asked for | sms-queue          | KIND#NAME      | what the next minute sends                            |
 * | an answer that came in   | sms-in#ID          | in             | whether it came before                                |
 */

/** The partition of a day's messages that speak of a team's people, or of those without a team. */
export const teamMessagesPartition = (teamId: TeamId | undefined, day: LocalDate): KeyText =>
  keyText('team-sms', teamId ?? '', day);

/** The partition of what a day's plan left to a team's people to call about, or to nobody's. */
export const teamCallsPartition = (teamId: TeamId | undefined, day: LocalDate): KeyText =>
  keyText('team-calls', teamId ?? '', day);

/** The key of some of a team's calls of a day. */
export const teamCallsKey = ({
  teamId,
  day,
  part,
}: {
  readonly teamId: TeamId | undefined;
  readonly day: LocalDate;
  readonly part: number;
}): Key => ({ pk: teamCallsPartition(teamId, day), sk: keyText(String(part)) });

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

/** The key of one message on a local phone: by the instant, then by its id, which tells what was sent first. */
export const outboxKey = (day: LocalDate, at: string, id: string): Key => ({
  pk: outboxPartition(day),
  sk: keyText(at, id),
});

/** The partition of the local phones whose messages are held back. */
export const heldPhonesPartition = (): KeyText => keyText('outbox-held');

/** The key that says that a local phone's messages are held back. */
export const heldPhoneKey = (phoneHash: string): Key => ({
  pk: heldPhonesPartition(),
  sk: keyText(phoneHash),
});

const textsPartition = (phoneHash: string): KeyText => keyText('sms-text', phoneHash);

/** The key of a text to a phone besides reminders: at most one of a kind a day. */
export const textKey = ({ day, phoneHash, template }: ClaimId): Key => ({
  pk: textsPartition(phoneHash),
  sk: keyText(day, template),
});

/** The texts to a phone from a day on, besides reminders: where they lie, in the order of their days. `~` comes after every
 *  character of a key. */
export const textsSince = (phoneHash: string, day: LocalDate) => ({
  partition: textsPartition(phoneHash),
  from: keyText(day),
  to: keyPrefix('zzzz', 'zzzz'),
});

/** The partition of the texts that are asked for. */
export const queuePartition = (): KeyText => keyText('sms-queue');

/** The key of a text that is asked for. */
export const queueKey = (kind: string, name: string): Key => ({
  pk: queuePartition(),
  sk: keyText(kind, name),
});

/** The key of an answer that came in, by the provider's id. */
export const heardKey = (id: string): Key => ({ pk: keyText('sms-in', id), sk: keyText('in') });
