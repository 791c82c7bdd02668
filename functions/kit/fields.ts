import * as z from 'zod';

import { type Id, isId, type ResidentId, type TeamId } from '../../domain/kernel/ids.ts';
import { isLocalDate, type LocalDate } from '../../domain/kernel/time.ts';
import { says } from './messages.ts';

const NOT_AN_ID = { 'zh-CN': '不是编号', en: 'not an id' };
const NOT_A_DATE = {
  'zh-CN': '不是存在的日期，应为YYYY-MM-DD',
  en: 'not a real date: YYYY-MM-DD is needed',
};
const NOT_TEXT = { 'zh-CN': '含有不能保存的字符', en: 'has characters that cannot be stored' };
const NOT_A_LIMIT = { 'zh-CN': '应为1至200的整数', en: 'a whole number from 1 to 200 is needed' };

/** An id of a kind, as routes take it. */
export const idField = <Name extends string>() =>
  z
    .custom<Id<Name>>((value) => typeof value === 'string' && isId(value), says(NOT_AN_ID))
    .meta({
      type: 'string',
      pattern: '^[A-Za-z0-9_.-]{1,64}$',
    });

/** A civil date. */
export const dateField = z
  .custom<LocalDate>((value) => typeof value === 'string' && isLocalDate(value), says(NOT_A_DATE))
  .meta({ type: 'string', format: 'date' });

/** A resident's id. */
export const residentIdField: z.ZodType<ResidentId> = idField<'ResidentId'>();
/** A team's id. */
export const teamIdField: z.ZodType<TeamId> = idField<'TeamId'>();

const LONGEST_TEXT = 10_000;

/** Control characters other than tab and line ends, halves of characters, and what turns the direction of writing. */
const UNSOUND =
  /[\0-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufeff]/u;

/** Text that says something, without control characters. */
export const textField = z
  .string()
  .min(1)
  .max(LONGEST_TEXT)
  .refine((text) => !UNSOUND.test(text), says(NOT_TEXT))
  .meta({ description: 'text without control characters' });

/** How a list is asked for: at most so many items, from a cursor on. */
export const pageQuery = {
  limit: z
    .string()
    .refine((text) => /^([1-9]\d?|1\d\d|200)$/.test(text), says(NOT_A_LIMIT))
    .meta({ pattern: '^([1-9][0-9]?|1[0-9][0-9]|200)$', description: '1–200, 50 by default' })
    .transform(Number)
    .optional(),
  cursor: z.string().min(1).max(4_000).optional(),
};

/** A page of a list as answered. */
export const listOf = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({ items: z.array(item), next: z.string().nullable() });

/** The path of one resident. */
export const residentPath = z.strictObject({ residentId: residentIdField });
