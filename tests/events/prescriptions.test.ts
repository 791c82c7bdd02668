import { describe, expect, test } from 'vitest';
import type * as z from 'zod';

import { STOP_REASONS } from '../../domain/prescriptions/index.ts';
import {
  PrescriptionDispensed,
  PrescriptionEvent,
  prescriptionExamples,
  PrescriptionIssued,
  PrescriptionStopped,
} from '../../events/prescriptions.ts';

const [issued, dispensed, stopped] = prescriptionExamples;
const published: readonly (readonly [string, z.ZodType, object])[] = [
  ['prescription-issued@1', PrescriptionIssued, issued],
  ['prescription-dispensed@1', PrescriptionDispensed, dispensed],
  ['prescription-stopped@1', PrescriptionStopped, stopped],
];

const accepts = (schema: z.ZodType, value: unknown): boolean => schema.safeParse(value).success;

const MAY_BE_MISSING = new Set(['recordNote', 'renewsId', 'note']);

describe('every fact about prescriptions', () => {
  test.each(published)('%s: its example is read back as it stands', (type, schema, example) => {
    expect(schema.parse(example)).toStrictEqual(example);
    expect(PrescriptionEvent.parse(example)).toStrictEqual(example);
    expect(example).toMatchObject({ type });
  });

  test.each(published)('%s: another property, type or version is refused', (type, schema, example) => {
    expect(accepts(schema, { ...example, name: '王春兰' })).toBe(false);
    expect(accepts(schema, { ...example, type: type.replace('@1', '@2') })).toBe(false);
  });

  test.each(published)('%s: only notes and what is renewed may be missing', (_, schema, example) => {
    for (const property of Object.keys(example)) {
      const { [property]: _left, ...rest }: Record<string, unknown> = { ...example };
      expect([property, accepts(schema, rest)]).toEqual([property, MAY_BE_MISSING.has(property)]);
    }
  });
});

describe('a prescription on the wire', () => {
  test('is of some drug, for some whole days', () => {
    expect(accepts(PrescriptionIssued, { ...issued, drugs: [] })).toBe(false);
    for (const [days, isSound] of [
      [0, false],
      [1, true],
      [1.5, false],
    ] as const)
      expect([days, accepts(PrescriptionIssued, { ...issued, days })]).toEqual([days, isSound]);
  });

  test('is stopped for the reasons of the rules', () => {
    expect(PrescriptionStopped.shape.reason.options).toEqual([...STOP_REASONS]);
  });
});
