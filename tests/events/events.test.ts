import { describe, expect, test } from 'vitest';
import type * as z from 'zod';

import {
  ContractDrafted,
  ContractEnded,
  ContractEvent,
  contractExamples,
  ContractSigned,
  ContractVoided,
  ServiceDone,
  ServiceReopened,
} from '../../events/contracts.ts';
import { countyExamples, CountyImported, DayRun } from '../../events/county.ts';

const published: readonly (readonly [string, z.ZodType, object])[] = [
  ['contract-signed@1', ContractSigned, contractExamples[0]],
  ['contract-ended@1', ContractEnded, contractExamples[1]],
  ['service-done@1', ServiceDone, contractExamples[2]],
  ['contract-drafted@1', ContractDrafted, contractExamples[3]],
  ['contract-voided@1', ContractVoided, contractExamples[4]],
  ['service-reopened@1', ServiceReopened, contractExamples[5]],
  ['county-imported@1', CountyImported, countyExamples[0]],
  ['day-run@1', DayRun, countyExamples[1]],
];

const accepts = (schema: z.ZodType, value: unknown): boolean => schema.safeParse(value).success;

describe('every published fact', () => {
  test.each(published)('%s: its example is read back as it stands', (type, schema, example) => {
    expect(schema.parse(example)).toStrictEqual(example);
    expect(example).toMatchObject({ type });
  });

  test.each(published)('%s: another property is refused', (_, schema, example) => {
    expect(accepts(schema, { ...example, name: '王春兰' })).toBe(false);
  });

  test.each(published)('%s: none of its properties may be missing', (_, schema, example) => {
    for (const property of Object.keys(example)) {
      const { [property]: _left, ...rest }: Record<string, unknown> = { ...example };
      expect([property, accepts(schema, rest)]).toEqual([property, false]);
    }
  });

  test.each(published)('%s: another type or version is refused', (type, schema, example) => {
    for (const other of ['contract-eaten@1', type.replace('@1', '@2'), type.replace('@1', ''), 1]) {
      expect(accepts(schema, { ...example, type: other })).toBe(false);
    }
  });

  test('has its own example', () => {
    expect(published).toHaveLength(contractExamples.length + countyExamples.length);
  });
});

describe('a fact on a contract', () => {
  const [signed, ended] = contractExamples;

  test('is any of the six', () => {
    expect(contractExamples.map((example) => accepts(ContractEvent, example))).toEqual([
      true,
      true,
      true,
      true,
      true,
      true,
    ]);
    expect(accepts(ContractEvent, countyExamples[0])).toBe(false);
  });

  test('may say which contract it continues', () => {
    expect(accepts(ContractSigned, { ...signed, renewsId: 'C0000' })).toBe(true);
    expect(accepts(ContractSigned, { ...signed, renewsId: 'not an id' })).toBe(false);
  });

  test.each([
    ['a day that is none', { startsOn: '2025-02-30' }],
    ['an instant instead of a day', { signedOn: '2025-06-28T00:00:00Z' }],
    ['a day as number', { signedOn: 20_250_628 }],
    ['an id that is none', { contractId: 'C 1' }],
    ['an empty id', { residentId: '' }],
    ['a number as id', { teamId: 7 }],
    ['a term of four years', { termYears: 4 }],
    ['a term of no years', { termYears: 0 }],
    ['a term as text', { termYears: '1' }],
    ['a package that is no text', { package: null }],
  ])('is not signed with %s', (_, wrong) => {
    expect(accepts(ContractSigned, { ...signed, ...wrong })).toBe(false);
  });

  test('is signed for one, two or three years', () => {
    expect([1, 2, 3].map((termYears) => accepts(ContractSigned, { ...signed, termYears }))).toEqual([
      true,
      true,
      true,
    ]);
  });

  test('ends for one of the known reasons', () => {
    const reasons = ['resident', 'moved_out', 'died', 'team_withdrew', 'transferred', 'other'];
    expect(reasons.map((reason) => accepts(ContractEnded, { ...ended, reason }))).toEqual(
      reasons.map(() => true),
    );
    expect(accepts(ContractEnded, { ...ended, reason: 'bored' })).toBe(false);
    expect(accepts(ContractEnded, { ...ended, endedOn: 'soon' })).toBe(false);
  });
});

describe('a fact on a county', () => {
  const [imported, run] = countyExamples;

  test.each([
    ['a negative count', { 'residents.csv': { accepted: -1, rejected: 0 } }],
    ['half a row', { 'residents.csv': { accepted: 0.5, rejected: 0 } }],
    ['a count that is missing', { 'residents.csv': { accepted: 1 } }],
    ['names in place of counts', { 'residents.csv': { accepted: 1, rejected: 0, names: [] } }],
  ])('is not imported with %s', (_, files) => {
    expect(accepts(CountyImported, { ...imported, files })).toBe(false);
  });

  test('may be imported with no file at all', () => {
    expect(accepts(CountyImported, { ...imported, files: {} })).toBe(true);
  });

  test.each([{ day: '2025-06-31' }, { residents: -1 }, { messages: 1.5 }, { calls: '59' }, { profile: 1 }])(
    'is not run with %j',
    (wrong) => {
      expect(accepts(DayRun, { ...run, ...wrong })).toBe(false);
    },
  );
});
