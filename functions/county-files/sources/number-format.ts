/** What a number format makes of a number. `moment` shows a date and a time; `elapsed` counts hours past 24. */
export type NumberKind = 'number' | 'date' | 'time' | 'moment' | 'elapsed';

const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);

/** The formats that have a number and no text in the file. 27 to 36 and 50 to 58 are those of Chinese Excel.
 *  @source ECMA-376 part 1, 18.8.30 numFmt, the lists for all languages and for zh-cn */
const BUILT_IN = new Map<number, NumberKind>([
  ...range(14, 17).map((id) => [id, 'date'] as const),
  ...range(18, 21).map((id) => [id, 'time'] as const),
  [22, 'moment'],
  ...range(27, 31).map((id) => [id, 'date'] as const),
  ...range(32, 35).map((id) => [id, 'time'] as const),
  [36, 'date'],
  [45, 'time'],
  [46, 'elapsed'],
  [47, 'time'],
  ...range(50, 54).map((id) => [id, 'date'] as const),
  [55, 'time'],
  [56, 'time'],
  ...range(57, 58).map((id) => [id, 'date'] as const),
]);

const LITERALS = /"[^"]*"|\\.|[_*]./gu;
const BRACKETS = /\[[^\]]*\]/g;
const HALF_OF_DAY = /am\/pm|a\/p|上午\/下午/gi;

/** The kind of a format of its own text, such as `yyyy"年"m"月"d"日"`: by the letters outside quotes and brackets in
 *  its first section. Months alone are a date. */
export const kindOfFormatCode = (code: string): NumberKind => {
  const [section = ''] = code.replaceAll(LITERALS, '').split(';');
  if (/\[(?:h+|m+|s+)\]/i.test(section)) return 'elapsed';
  const letters = section.replaceAll(BRACKETS, '').replaceAll(HALF_OF_DAY, 'h');
  const hasDay = /[yd]|a{3}/i.test(letters);
  const hasTime = /[hs]/i.test(letters);
  if (hasTime) return hasDay ? 'moment' : 'time';
  return hasDay || /m/i.test(letters) ? 'date' : 'number';
};

/** The kind of a format by its id; `codes` are the file's own formats. */
export const kindOfFormat = (id: number, codes: ReadonlyMap<number, string>): NumberKind => {
  const code = codes.get(id);
  return code === undefined ? (BUILT_IN.get(id) ?? 'number') : kindOfFormatCode(code);
};
