import { describe, expect, test } from 'vitest';
import type * as z from 'zod';

import { CLOSE_REASONS } from '../../domain/programmes/index.ts';
import {
  Enrolled,
  EnrolmentClosed,
  ProgrammeEvent,
  programmeExamples,
  ScreeningRecorded,
} from '../../events/programmes.ts';

const [enrolled, closed, screened] = programmeExamples;
const published: readonly (readonly [string, z.ZodType, object])[] = [
  ['enrolled@1', Enrolled, enrolled],
  ['enrolment-closed@1', EnrolmentClosed, closed],
  ['screening-recorded@1', ScreeningRecorded, screened],
];

const accepts = (schema: z.ZodType, value: unknown): boolean => schema.safeParse(value).success;

describe('every fact about management', () => {
  test.each(published)('%s: its example is read back as it stands', (type, schema, example) => {
    expect(schema.parse(example)).toStrictEqual(example);
    expect(ProgrammeEvent.parse(example)).toStrictEqual(example);
    expect(example).toMatchObject({ type });
  });

  test.each(published)('%s: another property, type or version is refused', (type, schema, example) => {
    expect(accepts(schema, { ...example, name: '王春兰' })).toBe(false);
    expect(accepts(schema, { ...example, type: type.replace('@1', '@2') })).toBe(false);
  });

  test.each(published)('%s: only a reading may be missing', (_, schema, example) => {
    for (const property of Object.keys(example)) {
      const { [property]: _left, ...rest }: Record<string, unknown> = { ...example };
      expect([property, accepts(schema, rest)]).toEqual([property, property === 'sbp' || property === 'dbp']);
    }
  });
});

test('management ends for one of the known reasons', () => {
  for (const reason of CLOSE_REASONS) expect(accepts(EnrolmentClosed, { ...closed, reason })).toBe(true);
  for (const reason of ['bored', '', null]) {
    expect(accepts(EnrolmentClosed, { ...closed, reason })).toBe(false);
  }
});

test.each([
  { measuredOn: '2025-02-30' },
  { programme: '高血压' },
  { residentId: 'R 1' },
  { sbp: 139.5 },
  { fpg: 126 },
  { staffId: 7 },
])('a screening is refused with %j', (wrong) => {
  expect(accepts(ScreeningRecorded, { ...screened, ...wrong })).toBe(false);
});
