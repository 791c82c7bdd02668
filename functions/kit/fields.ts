import * as z from 'zod';

import { type Id, isId, type ResidentId, type TeamId } from '../../domain/kernel/ids.ts';
import { isLocalDate, type LocalDate } from '../../domain/kernel/time.ts';

/** An id of a kind, as routes take it. */
export const idField = <Name extends string>() =>
  z
    .custom<Id<Name>>((value) => typeof value === 'string' && isId(value), 'not an id')
    .meta({
      type: 'string',
      pattern: '^[A-Za-z0-9_.-]{1,64}$',
    });

/** A civil date. */
export const dateField = z
  .custom<LocalDate>((value) => typeof value === 'string' && isLocalDate(value), 'not a date: YYYY-MM-DD')
  .meta({ type: 'string', format: 'date' });

/** A resident's id. */
export const residentIdField: z.ZodType<ResidentId> = idField<'ResidentId'>();
/** A team's id. */
export const teamIdField: z.ZodType<TeamId> = idField<'TeamId'>();

const LONGEST_TEXT = 10_000;

/** Text that says something, without control characters. */
export const textField = z
  .string()
  .min(1)
  .max(LONGEST_TEXT)
  .regex(/^[^\0-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]*$/u)
  .meta({ description: 'text without control characters' });

/** How a list is asked for: at most so many items, from a cursor on. */
export const pageQuery = {
  limit: z
    .string()
    .regex(/^[1-9]\d{0,2}$/)
    .transform(Number)
    .refine((limit) => limit <= 200)
    .optional(),
  cursor: z.string().min(1).max(4_000).optional(),
};

/** A page of a list as answered. */
export const listOf = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({ items: z.array(item), next: z.string().nullable() });

/** The path of one resident. */
export const residentPath = z.strictObject({ residentId: residentIdField });
