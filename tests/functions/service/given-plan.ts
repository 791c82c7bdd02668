import { expect } from 'vitest';

import { linesOf, type Texts } from '../county-files/outputs-of.ts';
import { type GivenService, listAt, valueAt } from './given-service.ts';

/** A bureau says why it looks. */
const WHY = { 'jiayi-purpose': 'planning' };

/** Every page of a day's reminders; the query says how long a page is where many are looked at. */
export const remindersOn = async (
  { call }: GivenService,
  user: string,
  query: string,
): Promise<unknown[]> => {
  const items: unknown[] = [];
  let cursor: unknown = '';
  do {
    const more = cursor === '' ? '' : `&cursor=${encodeURIComponent(String(cursor))}`;
    const path = `/v1/reminders?limit=7&${query}${more}`;
    const { status, body } = await call(user, 'GET', path.replace(/limit=7&(?=.*limit)/, ''), undefined, WHY);
    expect(status).toBe(200);
    items.push(...listAt(body, 'items'));
    cursor = valueAt(body, 'next');
  } while (cursor !== null);
  return items;
};

/** A field of an item as text, empty where there is none. */
export const field =
  (name: string) =>
  (item: unknown): string => {
    const value = valueAt(item, name);
    return typeof value === 'string' ? value : '';
  };

/** The texts, each once. */
const textsIn = (items: readonly unknown[]): string[] =>
  [...new Map(items.map((item) => [field('messageId')(item), field('text')(item)])).values()].toSorted();

/** The calls as lines of calls.csv. */
const callsIn = (items: readonly unknown[]): string[] =>
  items
    .filter((item) => valueAt(item, 'by') === 'call')
    .map((item) =>
      ['residentId', 'teamId', 'kind', 'dueOn', 'reason'].map((name) => field(name)(item)).join(','),
    )
    .toSorted();

/** What goes by SMS. */
export const smsOf = (items: readonly unknown[]): unknown[] =>
  items.filter((item) => valueAt(item, 'by') === 'sms');

/** Whom reminders are about, as reminders.csv names them. */
const subjectsIn = (items: readonly unknown[]): string[] =>
  items
    .map((item) => ['residentId', 'kind', 'programme'].map((name) => field(name)(item)).join(':'))
    .toSorted();

/** Says that items are the reminders and calls of the run of a folder on the same day. */
export const expectSameAsRun = (items: readonly unknown[], files: Texts, day: string): void => {
  const lines = linesOf(files['reminders.csv']);
  const sms = smsOf(items);
  const about = lines.flatMap((line) => (line.split(',')[3] ?? '').split('|'));
  expect(callsIn(items), day).toEqual(linesOf(files['calls.csv']).toSorted());
  expect(subjectsIn(sms), day).toEqual(about.toSorted());
  expect(textsIn(sms), day).toEqual(lines.map((line) => line.split(',').slice(7).join(',')).toSorted());
};
