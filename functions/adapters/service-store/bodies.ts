import * as z from 'zod';

import { isId, type Id } from '../../../domain/kernel/ids.ts';
import { isVillageCode, type VillageCode } from '../../../domain/kernel/region-code.ts';
import { isLocalDate, type LocalDate } from '../../../domain/kernel/time.ts';
import { storeError } from '../store/errors.ts';
import { TASK_KINDS } from '../store/service-keys.ts';
import type { Item } from '../store/table.ts';

const id = <Name extends string>() => z.custom<Id<Name>>((value) => typeof value === 'string' && isId(value));
const date = z.custom<LocalDate>((value) => typeof value === 'string' && isLocalDate(value));
const village = z.custom<VillageCode>((value) => typeof value === 'string' && isVillageCode(value));

const taskKind = z.string().transform((letter, context) => {
  const kind = TASK_KINDS.get(letter);
  if (kind !== undefined) return kind;
  context.addIssue({ code: 'custom', message: 'not the letter of a task' });
  return z.NEVER;
});

const HISTORY_FILE = z.enum([
  'residents',
  'contracts',
  'services',
  'enrolments',
  'followups',
  'exams',
  'prescriptions',
  'referrals',
]);

const Entry = z.strictObject({
  seq: z.int().positive(),
  at: z.string(),
  by: z.string(),
  reason: z.string().optional(),
  events: z.array(z.looseObject({ type: z.string() })),
  patches: z.array(
    z.strictObject({ file: HISTORY_FILE, key: z.string(), set: z.record(z.string(), z.string()) }),
  ),
});

/** A stored command. */
export const EntryBody = z.strictObject({ entry: Entry }).transform(({ entry }) => entry);

/** What is known of stored views. */
export const HeadBody = z.strictObject({
  version: z.int().nonnegative(),
  viewedOn: date,
  dueOn: date,
  views: z.record(z.string(), z.tuple([z.int().positive(), z.string()])),
});

/** A stored view; what its key says is not said again. */
export const TaskBody = z.strictObject({
  name: z.string(),
  snoozedUntil: date.optional(),
  staffId: id<'StaffId'>().optional(),
  on: date.optional(),
});
/** A stored member of a panel. */
export const MemberBody = z.strictObject({
  name: z.string(),
  sex: z.string(),
  birthDate: date,
  regionCode: village,
  groups: z.array(z.string()),
  contractUntil: date.optional(),
});

/** The parts of a task's place. */
export const TaskPlace = z.tuple([date, taskKind, id<'ResidentId'>(), z.string()]);
/** A resident's id as a sort key. */
export const ResidentPlace = z.tuple([id<'ResidentId'>()]);

/** A stored receipt. */
export const ReceiptBody = z.strictObject({
  id: z.string(),
  digest: z.string(),
  status: z.int(),
  body: z.string(),
  version: z.int().optional(),
  madeAtS: z.int(),
  expiresAtS: z.int(),
});

/** A stored body in its form; anything else is a damaged store. */
export const bodyIn = <Body>(form: z.ZodType<Body>, { body }: Pick<Item, 'body'>): Body => {
  const parsed = form.safeParse(body);
  if (parsed.success) return parsed.data;
  throw storeError('store/damaged', 'a stored item does not have the form of its kind', parsed.error);
};

/** The parts of a sort key in their form. */
export const placeIn = <Parts>(form: z.ZodType<Parts>, { key }: Pick<Item, 'key'>): Parts => {
  const parsed = form.safeParse(key.sk.split('#'));
  if (parsed.success) return parsed.data;
  throw storeError('store/damaged', 'a stored item does not have the key of its kind', parsed.error);
};
