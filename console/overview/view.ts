import type * as z from 'zod';

import type { showRates } from '../../functions/indicators/api.ts';

/** A kind of area. */
export type Scope = NonNullable<z.infer<typeof showRates.query>['scope']>;

/** An area as the routes take it. */
export type Area = { readonly scope: Scope; readonly id: string };

/** What of the overview is looked at; all of it stands in the address. */
export type View = {
  /** The areas gone into from one's own, the last the one that is shown. */
  readonly trail: readonly Area[];
  readonly indicator: string;
  readonly group: string;
  /** A past day; live where absent. */
  readonly on?: string | undefined;
  /** The day compared with; a month before where absent. */
  readonly versus?: string | undefined;
  /** How parts are compared; the usual way of the area where absent. */
  readonly by?: Scope | undefined;
};

const SCOPES: readonly Scope[] = ['region', 'institution', 'team'];
const DAY = /^\d{4}-\d{2}-\d{2}$/;

const scopeIn = (text: string | null): Scope | undefined => SCOPES.find((scope) => scope === text);

const areaIn = (text: string): Area[] => {
  const [kind = '', id = ''] = text.split(':');
  const scope = scopeIn(kind);
  return scope === undefined || id === '' ? [] : [{ scope, id }];
};

const dayIn = (text: string | null): string | undefined =>
  text !== null && DAY.test(text) ? text : undefined;

/** Reads what is looked at from an address; what it does not say, or says wrong, is as usual. */
export const readView = (search: URLSearchParams): View => ({
  trail: search.getAll('at').flatMap(areaIn),
  indicator: search.get('indicator') ?? 'contract_rate',
  group: search.get('group') ?? 'all',
  on: dayIn(search.get('on')),
  versus: dayIn(search.get('versus')),
  by: scopeIn(search.get('by')),
});

/** The address of what is looked at. */
export const addressOfView = ({ trail, indicator, group, on, versus, by }: View): string => {
  const search = new URLSearchParams();
  for (const { scope, id } of trail) search.append('at', `${scope}:${id}`);
  for (const [name, value] of Object.entries({ indicator, group, on, versus, by }))
    if (value !== undefined) search.set(name, value);
  return `?${search.toString()}`;
};

/** The area that is shown: the last one gone into, else one's own. */
export const shownArea = ({ trail }: View, own: Area): Area => trail.at(-1) ?? own;

const VILLAGE_DIGITS = 12;

/** How the parts of an area are compared where nobody chose: regions of a region, teams of an institution and of a village,
 *  villages of a team. */
export const usualParts = ({ scope, id }: Area): Scope => {
  if (scope === 'team') return 'region';
  return scope === 'institution' || id.length === VILLAGE_DIGITS ? 'team' : 'region';
};

/** What is looked at once an area is gone into: compared in its usual way. */
export const goneInto = (view: View, area: Area): View => ({
  ...view,
  trail: [...view.trail, area],
  by: undefined,
});
