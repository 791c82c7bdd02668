import type * as z from 'zod';

import { isLocalDate, plusDays, plusMonths } from '../../domain/kernel/time.ts';
import type { showCheck } from '../../functions/data-quality/api.ts';

/** A check, as the service answers it. */
export type Check = z.infer<typeof showCheck.answer>;
/** What a check found. */
export type Found = NonNullable<Check['result']>;
/** The records of an area or of somebody of the staff. */
export type Row = Found['area'];
/** What was counted of them. */
export type Measures = NonNullable<Row['measures']>;
/** Something odd about them. */
export type Finding = Row['findings'][number];

/** The kinds of area that one drills to. */
export type Part = Check['scope'];

/** What the page looks at: an area, one's own where none is named, and the days of a period. */
export type View = {
  readonly scope?: Part;
  readonly scopeId?: string;
  readonly from: string;
  readonly to: string;
};

const MONTHS = 12;

const dateIn = (search: URLSearchParams, name: string): string | undefined => {
  const text = search.get(name) ?? '';
  return isLocalDate(text) ? text : undefined;
};

const PARTS: ReadonlySet<string | null> = new Set<Part>(['region', 'institution', 'team']);

const isPart = (scope: string | null): scope is Part => PARTS.has(scope);

/** The view that an address asks for; the last twelve months where it names no period. */
export const viewIn = (search: URLSearchParams, today: string): View => {
  const yearAgo = isLocalDate(today) ? plusDays(plusMonths(today, -MONTHS), 1) : today;
  const period = { from: dateIn(search, 'from') ?? yearAgo, to: dateIn(search, 'to') ?? today };
  const scope = search.get('scope');
  const scopeId = search.get('id') ?? '';
  return isPart(scope) && scopeId !== '' ? { scope, scopeId, ...period } : period;
};

/** The address of a view. */
export const searchOf = ({ scope, scopeId, from, to }: View): Record<string, string> => ({
  ...(scope === undefined || scopeId === undefined ? {} : { scope, id: scopeId }),
  from,
  to,
});

/** Each digit's share of all, in percent; undefined where a count is withheld or nothing was read. */
export const sharesOf = (
  counts: readonly (number | null)[],
  readings: number | null,
): (number | undefined)[] =>
  counts.map((count) =>
    count === null || readings === null || readings === 0 ? undefined : (count * 100) / readings,
  );
