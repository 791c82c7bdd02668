import type { Asked } from '../kit/request.ts';
import { TAGS } from '../kit/key-groups.ts';
import type { listResidents } from '../../functions/residents/api.ts';

/** A panel as the API is asked for it. */
export type PanelQuery = NonNullable<Asked<typeof listResidents>['query']>;

/** Some of these, as they stand in an address. */
export const FILTERS = {
  group: ['elderly', 'child', ...TAGS],
  programme: ['hypertension', 'diabetes'],
  contract: ['running', 'ending', 'none'],
  control: ['controlled', 'uncontrolled', 'unknown'],
  class: ['1', '2', '3', '4'],
  due: ['overdue', 'soon'],
  sort: ['name', 'age', 'due', 'seen', 'contract'],
  order: ['asc', 'desc'],
} as const satisfies { readonly [Name in keyof PanelQuery]?: readonly PanelQuery[Name][] };

/** Bands of completed years, as they stand in an address; the last has no end. */
export const AGES = ['0-6', '7-17', '18-44', '45-64', '65-74', '75-'] as const;

/** What a panel may be narrowed by. */
const NARROWING = ['group', 'programme', 'contract', 'control', 'class', 'due', 'regionCode', 'age'] as const;
const TEXTS = ['query', 'teamId', 'regionCode'] as const;

/** The name of a part of the address of the panel. */
export type PanelPart = keyof typeof FILTERS | (typeof TEXTS)[number] | 'age';

/** What the address of the panel says; what it does not know is left out. */
export type PanelAsked = {
  readonly [Name in keyof typeof FILTERS]?: (typeof FILTERS)[Name][number] | undefined;
} & {
  readonly [Name in (typeof TEXTS)[number]]?: string | undefined;
} & { readonly age?: (typeof AGES)[number] | undefined };

const oneOf = <Value extends string>(values: readonly Value[], text: string | null): Value | undefined =>
  values.find((value) => value === text);

const textIn = (search: URLSearchParams, name: string): string | undefined => {
  const text = search.get(name)?.trim() ?? '';
  return text === '' ? undefined : text;
};

/** Reads the address of the panel. */
export const readPanel = (search: URLSearchParams): PanelAsked => ({
  query: textIn(search, 'query'),
  teamId: textIn(search, 'teamId'),
  regionCode: textIn(search, 'regionCode'),
  group: oneOf(FILTERS.group, search.get('group')),
  programme: oneOf(FILTERS.programme, search.get('programme')),
  contract: oneOf(FILTERS.contract, search.get('contract')),
  control: oneOf(FILTERS.control, search.get('control')),
  class: oneOf(FILTERS.class, search.get('class')),
  due: oneOf(FILTERS.due, search.get('due')),
  sort: oneOf(FILTERS.sort, search.get('sort')),
  order: oneOf(FILTERS.order, search.get('order')),
  age: oneOf(AGES, search.get('age')),
});

/** Writes the address of a panel: the same panel always the same text. */
export const writePanel = (asked: PanelAsked): string => {
  const parts = Object.entries(asked).filter((part): part is [string, string] => part[1] !== undefined);
  return new URLSearchParams(parts.toSorted(([a], [b]) => (a < b ? -1 : 1))).toString();
};

/** A panel with one part of its address changed, or taken out. */
export const withPart = (asked: PanelAsked, part: PanelPart, value: string | undefined): PanelAsked => {
  const search = new URLSearchParams(writePanel(asked));
  if (value === undefined) search.delete(part);
  else search.set(part, value);
  return readPanel(search);
};

/** How many filters narrow a panel; what is searched for is none. */
export const filtersIn = (asked: PanelAsked): number =>
  NARROWING.filter((name) => asked[name] !== undefined).length;

/** A panel without its filters; whose it is, what is searched for and the order stay. */
export const withoutFilters = ({ query, teamId, sort, order }: PanelAsked): PanelAsked => ({
  query,
  teamId,
  sort,
  order,
});

const withText = (text: string | undefined, name: 'query' | 'regionCode' | 'ageFrom' | 'ageTo') =>
  text === undefined || text === '' ? {} : { [name]: text };

const present = <T extends object>(value: T): { [Name in keyof T]?: NonNullable<T[Name]> } => {
  const kept: { [Name in keyof T]?: NonNullable<T[Name]> } = {};
  for (const name in value) {
    const given = value[name];
    if (given !== undefined && given !== null) kept[name] = given;
  }
  return kept;
};

/** More than the tallest screens show at once. */
const FIRST_PAGE = '50';

/** What the API is asked for a team's panel: what is due first comes first unless another order is chosen. */
export const panelQueryOf = (asked: PanelAsked, teamId: string): PanelQuery => {
  const { query, regionCode, age, group, programme, contract, control, due, sort = 'due', order } = asked;
  const [ageFrom, ageTo] = age?.split('-') ?? [];
  return {
    teamId,
    details: 'true',
    limit: FIRST_PAGE,
    ...present({ group, programme, contract, control, due, sort, order, class: asked.class }),
    ...withText(query, 'query'),
    ...withText(regionCode, 'regionCode'),
    ...withText(ageFrom, 'ageFrom'),
    ...withText(ageTo, 'ageTo'),
  };
};
