import { expect, test } from 'vitest';
import * as z from 'zod';

import golden from '../../samples/golden.json' with { type: 'json' };
import { assessed, rowGiven } from '../../given/assessments.ts';

const Golden = z.strictObject({
  id: z.string(),
  programme: z.enum(['hypertension', 'diabetes']),
  birthDate: z.string(),
  visit: z.strictObject({
    visitedOn: z.string(),
    outcome: z.enum(['done', 'lost', 'refused']),
    sbp: z.number().optional(),
    dbp: z.number().optional(),
    fpg: z.number().optional(),
    ppg: z.number().optional(),
    heartRate: z.number().optional(),
    temperature: z.number().optional(),
    dangerSigns: z.array(z.string()).default([]),
    adverseReaction: z.enum(['none', 'present', 'uncontrolled']).default('none'),
    complication: z.enum(['none', 'new', 'worse']).default('none'),
    pregnantOrLactating: z.boolean().default(false),
  }),
  previousFacts: z.strictObject({ controlled: z.boolean(), adverseReaction: z.boolean() }).nullable(),
  note: z.string(),
  expect: z.strictObject({
    row: z.string(),
    class: z.number().nullable(),
    action: z.string(),
    task: z.string().nullable(),
    latestDate: z.string().nullable(),
  }),
});

const cases = z.array(Golden).parse(golden);

test('the golden file holds all 49 cases', () => {
  expect(cases.map(({ id }) => id)).toHaveLength(49);
});

test.each(cases)(
  '$id $note: $expect.row',
  ({ programme, birthDate, visit, previousFacts, expect: expected }) => {
    const { dangerSigns, ...told } = visit;
    const given = { ...told, programme, hasDangerSign: dangerSigns.length > 0 };
    const against = { birthDate, previous: previousFacts ?? {} };
    const { class: visitClass, action, task } = assessed(given, against);
    expect({
      row: rowGiven(given, against),
      class: visitClass ?? null,
      action,
      task: task?.kind ?? null,
      latestDate: task?.latestOn ?? null,
    }).toEqual(expected);
  },
);
