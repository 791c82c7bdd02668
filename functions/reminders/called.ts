import * as z from 'zod';

import { CALL_OUTCOMES } from '../../domain/follow-ups/index.ts';
import { dateField, idField, residentIdField } from '../kit/fields.ts';
import { callsIn } from '../residents/calls-in.ts';
import type { Entry } from '../residents/stored.ts';

/** What came of a call about a task, as answered. */
export const CallBody = z.strictObject({
  taskId: z.string(),
  residentId: residentIdField,
  calledOn: dateField,
  outcome: z.enum(CALL_OUTCOMES),
  reason: z.string().optional(),
  snoozeUntil: dateField.optional(),
  staffId: idField<'StaffId'>(),
});
type CallBody = z.infer<typeof CallBody>;

/** The calls about a resident's tasks, the latest first. */
export const callBodies = (entries: readonly Entry[]): CallBody[] =>
  callsIn(entries)
    .map(({ type: _type, ...call }) => call)
    .toReversed();
