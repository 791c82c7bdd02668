import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { catalogue } from '../../events/catalogue.ts';
import { PUBLIC_EVENTS } from '../../events/public.ts';
import { eventsPage, sentenceOf } from './events-page.ts';
import { filesUnder, PROJECT, textOf } from './project-files.ts';

const defined = filesUnder('events', '.ts').flatMap((path) =>
  Array.from(textOf(path).matchAll(/type: z\.literal\('([^']+)'\)/g), ([, type = '']) => type),
);

test('the catalogue has every fact that is defined, and one example of each', () => {
  expect(catalogue.length).toBeGreaterThan(10);
  const facts = defined.filter((type) => !type.startsWith('jiayi.'));
  expect(catalogue.map(({ type }) => type).toSorted()).toEqual(facts.toSorted());
});

describe.each(catalogue.map((fact) => [fact.type, fact] as const))('%s', (type, { schema, example }) => {
  test('is named as a fact with its version, and says what it is', () => {
    expect(type).toMatch(/^[a-z]+(-[a-z]+)*@[1-9]\d*$/);
    expect(sentenceOf(type)).toMatch(/^[A-Z].*[.]$/);
  });

  test('reads its example back as it stands, and nothing else', () => {
    expect(schema.parse(example)).toStrictEqual(example);
    expect(schema.safeParse({ ...example, unknown: 1 }).success).toBe(false);
  });
});

test('the list of what others are told has every public form that is defined, each of a fact of the catalogue', () => {
  const forms = defined.filter((type) => type.startsWith('jiayi.'));
  expect(PUBLIC_EVENTS.map(({ type }) => type).toSorted()).toEqual(forms.toSorted());
  const facts = new Set(catalogue.map(({ type }) => type));
  expect(PUBLIC_EVENTS.filter(({ of }) => !facts.has(of))).toEqual([]);
  const isNewer = (of: string, type: string): boolean =>
    type.split('@')[0] === of.split('@')[0] && Number(type.split('@')[1]) > Number(of.split('@')[1]);
  // A fact of an earlier version is never met: it would be told no more.
  expect(PUBLIC_EVENTS.filter(({ of }) => [...facts].some((type) => isNewer(of, type)))).toEqual([]);
});

describe.each(PUBLIC_EVENTS.map((form) => [form.type, form] as const))('%s', (type, { schema, example }) => {
  test('says what it is, and reads its example back as it stands, and nothing else', () => {
    expect(type).toMatch(/^jiayi\.[a-z]+(-[a-z]+)*@[1-9]\d*$/);
    expect(sentenceOf(type)).toMatch(/^[A-Z].*[.]$/);
    expect(schema.parse(example)).toStrictEqual(example);
    expect(schema.safeParse({ ...example, name: '王春兰' }).success).toBe(false);
  });
});

test('the page of events is what the catalogue says', async () => {
  await expect(await eventsPage()).toMatchFileSnapshot(join(PROJECT, 'docs', 'events.md'));
});
