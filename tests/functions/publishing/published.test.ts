import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { catalogue } from '../../../events/catalogue.ts';
import { PUBLIC_EVENTS, type PublicEvent } from '../../../events/public.ts';
import { localKeys } from '../../../functions/adapters/keys/local-keys.ts';
import { entryItems } from '../../../functions/adapters/service-store/entry-pages.ts';
import { factWrites } from '../../../functions/adapters/service-store/roster-facts.ts';
import type { Change, Item } from '../../../functions/adapters/store/table.ts';
import { publicEvent } from '../../../functions/publishing/public-event.ts';
import { publishingConsumers } from '../../../functions/publishing/lambda-change.ts';
import type { Entry, EventBody } from '../../../functions/residents/stored.ts';
import { OrganisationEvent, organisationExamples } from '../../../events/organisation.ts';
import { residentExamples } from '../../../events/residents.ts';
import { followUpExamples } from '../../../events/follow-ups.ts';
import { referralExamples } from '../../../events/referrals.ts';
import { anId } from '../../given/values.ts';
import { holds } from '../../given/properties.ts';

const TOLD = { id: 'R0001.12.0', recordedAt: '2025-06-30T01:15:00.000Z' };
const keys = localKeys(Buffer.alloc(32, 7));
const residentId = anId<'ResidentId'>('R0001');

const exampleOf = (type: string): EventBody => ({
  ...catalogue.find((fact) => fact.type === type)?.example,
  type,
});

/** What is published of changes, by both use cases. */
const publishedOf = async (...changes: readonly Change[]): Promise<readonly PublicEvent[]> => {
  const told: PublicEvent[] = [];
  const bus = { publish: async (events: readonly PublicEvent[]) => void told.push(...events) };
  for (const consume of Object.values(publishingConsumers)) await consume(changes, bus);
  return told;
};

const entry = (seq: number, ...events: readonly EventBody[]): Entry => ({
  seq,
  at: TOLD.recordedAt,
  by: 'doctor-1',
  events,
  patches: [],
});

/** The item of a resident's commands. */
const pageOf = (...entries: readonly Entry[]): Item => {
  const [item] = entryItems(
    { residentId, entry: entries.at(-1), page: entries.slice(0, -1) },
    keys.seal,
    Number.POSITIVE_INFINITY,
  );
  return item ?? expect.fail('commands are an item');
};

const written = (after: Item, before?: Item): Change => ({ kind: 'written', key: after.key, before, after });

const [registered] = residentExamples;
const [visit] = followUpExamples;

describe('what other systems are told', () => {
  test.each(PUBLIC_EVENTS.map((form) => [form.of, form] as const))(
    '%s is a fact of ours, and its example is told in its public form',
    (of, { type, schema }) => {
      const event = publicEvent(exampleOf(of), TOLD);
      expect(event).toMatchObject({ type, ...TOLD });
      expect(schema.parse(event)).toStrictEqual(event);
    },
  );

  test('is of each command that a change added, not of those before it', async () => {
    const [first, second] = [entry(3, registered), entry(4, visit, { ...visit, type: 'call-made@1' }, visit)];
    const told = await publishedOf(written(pageOf(first, second), pageOf(first)));
    expect(told.map(({ id, type }) => `${id} ${type}`)).toEqual([
      'R0001.4.0 jiayi.follow-up-recorded@1',
      'R0001.4.2 jiayi.follow-up-recorded@1',
    ]);
  });

  test('is the same, by the same ids, however often the change comes', async () => {
    const change = written(pageOf(entry(1, registered), entry(2, visit)));
    expect(await publishedOf(change)).toEqual(await publishedOf(change));
    expect(await publishedOf(change)).toHaveLength(2);
  });

  test('is of each fact about teams that a change added', async () => {
    const writes = factWrites({
      version: 12,
      rows: {},
      facts: organisationExamples.map((example) => ({
        at: TOLD.recordedAt,
        by: 'admin',
        event: OrganisationEvent.parse(example),
      })),
    });
    const told = await publishedOf(
      ...writes.flatMap((write) => (write.kind === 'put' ? [written(write.item)] : [])),
    );
    expect(told.map(({ id, type }) => `${id} ${type}`)).toEqual([
      'organisation.000012.0 jiayi.team-created@1',
      'organisation.000012.1 jiayi.staff-joined@1',
      'organisation.000012.2 jiayi.staff-left@1',
      'organisation.000012.6 jiayi.alliance-joined@1',
      'organisation.000012.7 jiayi.alliance-left@1',
    ]);
  });

  test('is nothing where commands are taken away, or something else of a resident changes', async () => {
    const page = pageOf(entry(1, registered));
    const head: Item = { key: { ...page.key, sk: page.key.pk }, version: 1, body: {} };
    expect(await publishedOf({ kind: 'deleted', key: page.key, before: page }, written(head))).toEqual([]);
  });
});

describe('what nobody is told', () => {
  const reading = /sbp|dbp|fpg|ppg|hba1c|Kg|Cm|heartRate|glucose|temperature/;
  const personal = /name|phone|idNumber|birth|title|reason-text|note|evidence|text|form|drugs/i;

  test('no public form has a field for a name, a number of a person, a phone, a reading or a free text', () => {
    for (const { schema, type } of PUBLIC_EVENTS)
      for (const field of Object.keys(schema.shape)) {
        expect(field, type).not.toMatch(reading);
        expect(field, type).not.toMatch(personal);
      }
  });

  test('names stay out, sealed or not', async () => {
    const told = JSON.stringify(await publishedOf(written(pageOf(entry(1, registered)))));
    expect(told).toContain('jiayi.resident-registered@1');
    expect(told).not.toMatch(/王春兰|13800000001|disabled|name|phone/);
  });

  test.each(['tuberculosis', 'severe_mental', 'copd'])('a follow-up in the programme %s', (programme) => {
    expect(publicEvent({ ...visit, programme }, TOLD)).toBeUndefined();
    expect(publicEvent(visit, TOLD)).toBeDefined();
  });

  test.each([
    ['A14', true],
    ['A15', false],
    ['A15.0', false],
    ['A19', false],
    ['A20', true],
    ['B90', false],
    ['F00', false],
    ['F20.9', false],
    ['I10', true],
  ])('a referral for %s: told is %s', (disease, isTold) => {
    const event = publicEvent({ ...referralExamples[1], disease }, TOLD);
    expect(event !== undefined).toBe(isTold);
    expect(JSON.stringify(event ?? '')).not.toContain(disease);
  });

  test('tuberculosis and severe mental disorder never appear, wherever a fact says them', () => {
    const secret = fc.constantFrom('tuberculosis', 'severe_mental');
    const facts = fc.constantFrom(...catalogue.map(({ example }): EventBody => ({ ...example })));
    const drawn = fc.record({ event: facts, secret, at: fc.nat(), extra: fc.string() });
    holds(
      fc.property(drawn, ({ event, secret: word, at, extra }) => {
        const names = Object.keys(event).filter((name) => name !== 'type' && !/Ids?$|On$/.test(name));
        const name = names[at % Math.max(names.length, 1)] ?? 'tag';
        const changed = { ...event, [name]: word, [`x${extra}`]: word };
        let told = '';
        try {
          told = JSON.stringify(publicEvent(changed, TOLD) ?? '');
        } catch {
          // A public form that does not know such a word refuses it.
        }
        expect(told).not.toMatch(/tuberculosis|severe_mental/);
      }),
    );
  });
});
