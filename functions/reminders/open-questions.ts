import { type LocalDate, plusDays } from '../../domain/kernel/time.ts';
import { type Answer, type Delivery, type Question, reminderPolicy } from '../../domain/reminders/index.ts';
import { ServiceRated, VisitConfirmed } from '../../events/reminders.ts';
import type { Ports } from '../kit/ports.ts';
import type { Entry, EventBody } from '../residents/stored.ts';
import { messageIdText } from './message-id.ts';
import type { StoredMessage, StoredText } from './reminder-store.ts';

/** What reached the phone, or may have. */
const WENT_OUT: ReadonlySet<Delivery['state']> = new Set(['sent', 'delivered', 'unknown']);

const went = ({ delivery }: Pick<StoredMessage, 'delivery'>): boolean => WENT_OUT.has(delivery.state);

const questionOf = ({ id, delivery }: StoredMessage | StoredText, asks: Question['asks']): Question => ({
  id: messageIdText(id),
  asks,
  day: id.day,
  at: delivery.at,
});

/** What a phone was asked in the days in which an answer may come; nothing is read for an answer that needs no question. */
export const questionsTo = async (
  { reminders }: Pick<Ports, 'reminders'>,
  { phoneHash, answer, today }: { phoneHash: string; answer: Answer; today: LocalDate },
): Promise<readonly Question[]> => {
  if (!('value' in answer)) return [];
  const days = Array.from({ length: reminderPolicy.questionDays + 1 }, (_, back) => plusDays(today, -back));
  const [messages, texts] = await Promise.all([
    reminders.ofPhone(phoneHash, days),
    reminders.texts(phoneHash, plusDays(today, -reminderPolicy.questionDays)),
  ]);
  return [
    ...messages.filter(went).map((message) => questionOf(message, 'visit')),
    ...texts
      .filter((text) => text.kind === 'satisfaction' && went(text))
      .map((text) => questionOf(text, 'satisfaction')),
  ];
};

const answeredBy = (event: EventBody): string | undefined => {
  switch (event.type) {
    case 'visit-confirmed@1':
      return VisitConfirmed.parse(event).questionId;
    case 'service-rated@1':
      return ServiceRated.parse(event).questionId;
    default:
      return undefined;
  }
};

/** The questions that somebody of the phone has answered. */
export const answeredIn = (entries: readonly Entry[]): readonly string[] =>
  entries.flatMap(({ events }) => events.flatMap((event) => answeredBy(event) ?? []));
