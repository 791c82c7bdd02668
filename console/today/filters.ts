/** The parts of the list in the morning's order; the last is what was put off. */
export const PARTS = ['overdue', 'due', 'week', 'later', 'waiting'] as const;
/** A part of the list. */
export type Part = (typeof PARTS)[number];

/** The kinds of task as they are named in a row, the gravest first. */
export const KINDS = [
  'urgent_call',
  'referral_check',
  'follow_up_two_week',
  'first_visit',
  'follow_up_routine',
  'refill',
  'contract_end',
  'annual_exam',
] as const;
/** A kind of task. */
export type Kind = (typeof KINDS)[number];

/** Which tasks are shown: of a part or all, of a kind or all. */
export type Filters = { readonly part: Part | undefined; readonly kind: Kind | undefined };

/** Reads the filters from an address; what it does not know counts as none. */
export const readFilters = (search: URLSearchParams): Filters => ({
  part: PARTS.find((part) => part === search.get('part')),
  kind: KINDS.find((kind) => kind === search.get('kind')),
});

/** The address's values with some filters changed; what else stands there stays. */
export const withFilters = (search: URLSearchParams, changed: Partial<Filters>): URLSearchParams => {
  const next = new URLSearchParams(search);
  for (const [name, value] of Object.entries(changed))
    if (value === undefined) next.delete(name);
    else next.set(name, value);
  return next;
};

const PAGE = '100';
const WHOLE = '200';

/** What the service is asked for: what was put off stands among the whole list there. */
export const queryOf = ({ part, kind }: Filters) => ({
  limit: part === 'waiting' ? WHOLE : PAGE,
  ...(kind === undefined ? {} : { kind }),
  ...(part === 'waiting' ? { snoozed: 'true' as const } : {}),
  ...(part === undefined || part === 'waiting' ? {} : { stage: part }),
});

/** Whether nothing is filtered. */
export const isPlain = ({ part, kind }: Filters): boolean => part === undefined && kind === undefined;
