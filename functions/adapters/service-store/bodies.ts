import * as z from 'zod';

import { date, id, village } from '../../../events/fields.ts';
import { INBOX_STATES, TASK_KINDS } from '../store/service-keys.ts';

const taskKind = z.string().transform((letter, context) => {
  const kind = TASK_KINDS.get(letter);
  if (kind !== undefined) return kind;
  context.addIssue({ code: 'custom', message: 'not the letter of a task' });
  return z.NEVER;
});

const inboxState = z.string().transform((letter, context) => {
  const state = INBOX_STATES.get(letter);
  if (state !== undefined) return state;
  context.addIssue({ code: 'custom', message: 'not the letter of a state' });
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
    z.strictObject({ file: HISTORY_FILE, key: z.string(), set: z.record(z.string(), z.string()).nullable() }),
  ),
});

/** Stored commands as they were packed. */
export const Entries = z.array(Entry);

/** What commands are stored as: packed with the words of a version. */
export const EntriesBody = z.strictObject({ words: z.literal(1), packed: z.string() });

const isStoredView = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.length === 2 &&
  Number.isSafeInteger(value[0]) &&
  value[0] > 0 &&
  typeof value[1] === 'string';

const areStoredViews = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every(isStoredView);

/** Version and digest by place. By hand, not by schema: everybody has ten or twenty, and every request reads them. */
const StoredViews =
  z.custom<Readonly<Record<string, readonly [version: number, digest: string]>>>(areStoredViews);

/** What is known of stored views. */
export const HeadBody = z.strictObject({
  version: z.int().nonnegative(),
  viewedOn: date,
  dueOn: date,
  isDated: z.literal(true).optional(),
  views: StoredViews,
});

/** A stored view; what its key says is not said again. */
export const TaskBody = z.strictObject({
  name: z.string(),
  snoozedUntil: date.optional(),
  staffId: id<'StaffId'>().optional(),
  on: date.optional(),
});
/** A stored referral of an inbox. */
export const InboxBody = z.strictObject({
  name: z.string(),
  direction: z.enum(['up', 'down']),
  urgency: z.enum(['urgent', 'routine']),
  wants: z.enum(['visit', 'remote_consultation']),
  programme: z.string().optional(),
  fromInstitutionId: id<'InstitutionId'>().optional(),
  appointmentOn: date.optional(),
});
/** A stored member of a panel. */
export const MemberBody = z.strictObject({
  /** Sealed with the phone, see `whoText`. */
  name: z.string(),
  sex: z.string(),
  birthDate: date,
  regionCode: village,
  groups: z.array(z.string()),
  contractUntil: date.optional(),
  suspected: z
    .array(
      z.strictObject({
        programme: z.string(),
        state: z.enum(['suspected', 'to_confirm']),
        nextDate: date.nullable(),
      }),
    )
    .optional(),
});

/** The parts of a task's place. */
export const TaskPlace = z.tuple([date, taskKind, id<'ResidentId'>(), z.string()]);
/** The parts of a referral's place in an inbox. */
export const InboxPlace = z.tuple([inboxState, date, id<'ReferralId'>(), id<'ResidentId'>()]);
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
