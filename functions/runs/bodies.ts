import * as z from 'zod';

import { dateField } from '../kit/fields.ts';
import { STEPS } from '../../events/day-steps.ts';

const instant = z.iso.datetime();

const begun = {
  step: z.enum(STEPS),
  attempts: z.int().positive().meta({ description: 'more than one where it broke off, or had to wait' }),
  startedAt: instant.meta({ description: 'when the last attempt began' }),
  counts: z
    .record(z.string(), z.int().nonnegative())
    .meta({ description: 'what it did, of the whole county; parts are named with a dot, as dropped.budget' }),
};

const StepBody = z.discriminatedUnion('state', [
  z.strictObject({
    step: z.enum(STEPS),
    state: z.enum(['waiting', 'skipped']).meta({
      description: 'skipped: it comes no more; there was nothing to do, or a later day did it too',
    }),
  }),
  z.strictObject({ ...begun, state: z.literal('running') }),
  z.strictObject({ ...begun, state: z.literal('done'), endedAt: instant }),
  z.strictObject({ ...begun, state: z.literal('failed'), endedAt: instant, error: z.string() }),
]);

/** A step of a day as answered. */
export type StepBody = z.infer<typeof StepBody>;

/** A day's work as answered: every step in order; the whole is as far as the step that is least far. */
export const RunBody = z.strictObject({
  day: dateField,
  state: z.enum(['waiting', 'running', 'done', 'failed', 'skipped']),
  steps: z.array(StepBody),
});
export type RunBody = z.infer<typeof RunBody>;
