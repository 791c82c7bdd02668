import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { catalogue } from '../../events/catalogue.ts';
import { eventsPage, sentenceOf } from './events-page.ts';
import { filesUnder, PROJECT, textOf } from './project-files.ts';

const defined = filesUnder('events', '.ts').flatMap((path) =>
  Array.from(textOf(path).matchAll(/type: z\.literal\('([^']+)'\)/g), ([, type = '']) => type),
);

test('the catalogue has every fact that is defined, and one example of each', () => {
  expect(catalogue.length).toBeGreaterThan(10);
  expect(catalogue.map(({ type }) => type).toSorted()).toEqual(defined.toSorted());
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

test('the page of events is what the catalogue says', async () => {
  await expect(await eventsPage()).toMatchFileSnapshot(join(PROJECT, 'docs', 'events.md'));
});
