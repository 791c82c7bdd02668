/** The middle and the ends of several measurements of one thing, in the unit they came in. */
export type Spread = { readonly median: number; readonly least: number; readonly most: number };

/** The median (of an even count the mean of the two in the middle), least and most; undefined of nothing. */
export const spreadOf = (values: readonly number[]): Spread | undefined => {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  const least = sorted[0];
  const most = sorted.at(-1);
  if (upper === undefined || lower === undefined || least === undefined || most === undefined)
    return undefined;
  return { median: (lower + upper) / 2, least, most };
};

/** A median as `1.23 (1.20–1.31)` with the ends in brackets; alone where all are equal; `—` of nothing. */
export const showSpread = (values: readonly number[], digits: number): string => {
  const spread = spreadOf(values);
  if (spread === undefined) return '—';
  const [median, least, most] = [spread.median, spread.least, spread.most].map((value) =>
    value.toFixed(digits),
  );
  return least === most ? `${median}` : `${median} (${least}–${most})`;
};

/** A Markdown table with columns as wide as their longest cell; the first row is the heading. */
export const formatTable = (rows: readonly (readonly string[])[]): string => {
  const [heading = []] = rows;
  const widths = heading.map((_, column) => Math.max(3, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `| ${widths.map((width, column) => (cells[column] ?? '').padEnd(width)).join(' | ')} |`;
  const rule = line(widths.map((width) => '-'.repeat(width)));
  return [line(heading), rule, ...rows.slice(1).map(line)].join('\n');
};
