import { mobileNumber } from '../../domain/kernel/phone.ts';
import type { Outbox, PhoneText } from './outbox.ts';

/** A phone with what it got, the newest last. */
export type Phone = {
  readonly phone: string;
  readonly texts: readonly PhoneText[];
  readonly isDelayed: boolean;
};

const byFirstText = (a: Phone, b: Phone): number => {
  const [first = '', other = ''] = [a.texts[0]?.at, b.texts[0]?.at];
  if (first === other) return a.phone < b.phone ? -1 : 1;
  return first < other ? 1 : -1;
};

const digitsOf = (sought: string): string => mobileNumber(sought) ?? sought.replaceAll(/\D/g, '');

/** The phones of an outbox, the one that got its first text last before the others, so that an answer moves none; with a number or part of one those alone that have it.
 *  A whole number is shown though nothing came to it yet. */
export const phonesOf = ({ items, delayed }: Outbox, sought: string): readonly Phone[] => {
  const whole = mobileNumber(sought);
  const numbers = new Set([
    ...items.map(({ phone }) => phone),
    ...delayed,
    ...(whole === undefined ? [] : [whole]),
  ]);
  const digits = digitsOf(sought);
  const byPhone = Map.groupBy(items, ({ phone }) => phone);
  return [...numbers]
    .filter((phone) => phone.includes(digits))
    .map((phone) => ({ phone, texts: byPhone.get(phone) ?? [], isDelayed: delayed.includes(phone) }))
    .toSorted(byFirstText);
};
