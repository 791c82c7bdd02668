import { mobileNumber } from '../../domain/kernel/phone.ts';
import { readProblem, refused } from '../kit/problem.ts';

/** A text as a phone of this machine shows it. */
export type PhoneText = {
  readonly id: string;
  readonly day: string;
  readonly at: string;
  readonly phone: string;
  readonly text: string;
  readonly fate: 'arrived' | 'failed' | 'held';
};

/** The texts of a day or of a number, in the order of their sending, and the numbers that are held back. */
export type Outbox = { readonly items: readonly PhoneText[]; readonly delayed: readonly string[] };

/** What is looked at: a day, or one number over the last year. */
export type Looked = { readonly on: string; readonly phone: string };

const ask = async <T>(path: string, body?: object): Promise<T> => {
  const response = await fetch(
    path,
    body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) },
  );
  if (!response.ok) throw refused(readProblem(response.status, await response.json().catch(() => undefined)));
  return response.json();
};

const textPath = (id: string, what: string): string => `/local/outbox/${encodeURIComponent(id)}/${what}`;

/** The day of this machine's service. */
export const readDay = (): Promise<{ readonly today: string }> => ask('/health');

/** The texts of a whole number over the last year, else those of a day. */
export const readOutbox = ({ on, phone }: Looked): Promise<Outbox> => {
  const number = mobileNumber(phone);
  return ask(`/local/outbox?${new URLSearchParams(number === undefined ? { on } : { phone: number })}`);
};

/** Answers as the phone that got a text. */
export const sendAnswer = (id: string, text: string): Promise<{ readonly meaning: string }> =>
  ask(textPath(id, 'answer'), { text });

/** Reports what became of a text, as a provider does. */
export const sendReport = (
  id: string,
  outcome: 'delivered' | 'failed',
): Promise<{ readonly outcome: string }> => ask(textPath(id, 'receipt'), { outcome });

/** Holds back what goes to a number, or lets it through. */
export const holdBack = (phone: string, isDelayed: boolean): Promise<{ readonly released: number }> =>
  ask(`/local/phones/${encodeURIComponent(phone)}`, { isDelayed });

/** Moves the day; what falls due on the way is done. */
export const moveDay = (
  today: string,
): Promise<{
  readonly today: string;
  readonly touched: { readonly residents: number; readonly buckets: number };
}> => ask('/local/clock', { today });
