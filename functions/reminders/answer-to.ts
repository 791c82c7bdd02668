import { clinicDate, type LocalDate, plusDays } from '../../domain/kernel/time.ts';
import { reminderPolicy } from '../../domain/reminders/index.ts';
import { ReminderEvent } from '../../events/reminders.ts';
import { SmsConsentGiven, SmsConsentWithdrawn } from '../../events/residents.ts';
import type { Entry, EventBody } from '../residents/stored.ts';
import type { ReminderItem } from './reminder-item.ts';

type Kind = NonNullable<ReminderItem['answer']>;

/** What came from a phone by SMS. */
export type Answer = {
  readonly kind: Kind;
  readonly on: LocalDate;
  /** The message that it answers; undefined where it names none. */
  readonly questionId?: string | undefined;
};

const KINDS: ReadonlyMap<string, Kind> = new Map([
  ['visit-confirmed@1', 'confirm'],
  ['reading-reported@1', 'reading'],
  ['message-received@1', 'message'],
  ['sms-consent-withdrawn@1', 'opt_out'],
  ['sms-consent-given@1', 'opt_in'],
]);

const instantIn = (event: EventBody, kind: Kind): { at: string; questionId?: string } | undefined => {
  if (kind !== 'opt_out' && kind !== 'opt_in') return ReminderEvent.parse(event);
  const { at, method } = (kind === 'opt_out' ? SmsConsentWithdrawn : SmsConsentGiven).parse(event);
  return method === 'sms' ? { at } : undefined;
};

const answerIn = (event: EventBody): Answer[] => {
  const kind = KINDS.get(event.type);
  const said = kind && instantIn(event, kind);
  if (kind === undefined || said === undefined) return [];
  return [{ kind, on: clinicDate(new Date(said.at)), questionId: said.questionId }];
};

/** What came from a person's phone by SMS that may answer a reminder, in its order. */
export const answersIn = (entries: readonly Entry[]): readonly Answer[] =>
  entries.flatMap(({ events }) => events.flatMap(answerIn));

/** What a phone answered a message first: what names the message, or what names none and came while its question was open.
 *  @source reminders.md, Answers */
export const answerTo = (
  answers: readonly Answer[],
  { messageId, day }: { readonly messageId: string; readonly day: LocalDate },
): Pick<ReminderItem, 'answer' | 'answeredOn'> => {
  const last = plusDays(day, reminderPolicy.questionDays);
  const first = answers.find(({ on, questionId }) =>
    questionId === undefined ? on >= day && on <= last : questionId === messageId,
  );
  return first === undefined ? {} : { answer: first.kind, answeredOn: first.on };
};
