import type { Sentence } from '../../domain/kernel/text.ts';

/** Why a row is left out, by code; no cell of the row is repeated, since it may be personal. */
export const FAULTS = {
  bad_row: { 'zh-CN': '单元格数量与表头不符', en: 'the row has more or fewer cells than the header' },
  bad_csv: { 'zh-CN': '引号没有闭合', en: 'a quote is opened and never closed' },
  bad_characters: {
    'zh-CN': '含有控制字符或无法识别的编码',
    en: 'control characters or bytes in another encoding',
  },
  missing: { 'zh-CN': '必填项为空', en: 'a required cell is empty' },
  bad_id: {
    'zh-CN': '编号只能用1–64个字母、数字和_.-',
    en: 'an id has 1 to 64 characters of A-Z a-z 0-9 _ . -',
  },
  bad_date: { 'zh-CN': '日期不存在或不是YYYY-MM-DD', en: 'no such date, or not YYYY-MM-DD' },
  bad_time: { 'zh-CN': '时间不是00:00至23:59的HH:MM', en: 'not a time HH:MM from 00:00 to 23:59' },
  bad_value: { 'zh-CN': '不在允许的取值之内', en: 'not one of the words allowed here' },
  bad_number: { 'zh-CN': '不是普通十进制数', en: 'not a plain decimal number' },
  out_of_range: { 'zh-CN': '数值超出合理范围', en: 'outside the range that can be true' },
  bad_region_code: {
    'zh-CN': '区划代码应为2、4、6、9或12位数字',
    en: 'a region code has 2, 4, 6, 9 or 12 digits',
  },
  bad_id_number: {
    'zh-CN': '证件号码无效（位数、日期或校验位）',
    en: 'not a sound identity number (length, date or check character)',
  },
  before_birth: { 'zh-CN': '早于出生日期', en: 'before the date of birth' },
  duplicate: { 'zh-CN': '与前面的行重复，保留先出现的', en: 'the same key as an earlier row, which stays' },
  unknown_reference: {
    'zh-CN': '引用的记录不存在或已被剔除',
    en: 'refers to a record that is not there or was left out',
  },
  outside_region: {
    'zh-CN': '不在导入者所辖区划内',
    en: 'lies outside the region of who imports',
  },
} as const satisfies Record<string, Sentence>;

export type FaultCode = keyof typeof FAULTS;

/** What is odd about a row that went in all the same, by code. */
export const WARNINGS = {
  unknown_column: { 'zh-CN': '未知的列，已忽略', en: 'a column of no meaning here was left aside' },
  empty_file: { 'zh-CN': '文件为空', en: 'the file is empty' },
  birth_date_differs: {
    'zh-CN': '证件号码中的出生日期与记录不符',
    en: 'the identity number holds another date of birth',
  },
  sex_differs: { 'zh-CN': '证件号码中的性别与记录不符', en: 'the identity number holds another sex' },
  same_id_number: {
    'zh-CN': '与另一居民证件号码相同，可能重复建档',
    en: 'another resident has the same identity number',
  },
  sbp_not_above_dbp: { 'zh-CN': '收缩压不高于舒张压', en: 'systolic is not above diastolic' },
  papers_missing: {
    'zh-CN': '超过28天的处方缺少评估或患者确认',
    en: 'over 28 days without assessment or confirmation',
  },
} as const satisfies Record<string, Sentence>;

export type WarningCode = keyof typeof WARNINGS;

/** What is wrong or odd, and in which column (empty: the row as a whole). */
export type Finding<Code> = { readonly column: string; readonly code: Code };
