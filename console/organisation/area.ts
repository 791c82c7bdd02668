import { paths } from '../kit/paths.ts';

/** Digits of the codes of regions, from a village's to a province's. */
const DIGITS = [12, 9, 6, 4, 2] as const;

/** The smallest region that holds all of these; undefined where nothing does. */
export const regionAround = (codes: readonly string[]): string | undefined => {
  const [first = '', ...rest] = codes;
  return DIGITS.filter((digits) => digits <= first.length)
    .map((digits) => first.slice(0, digits))
    .find((code) => rest.every((other) => other.startsWith(code)));
};

/** What of the organisation is shown: an area, or a team that was reached by way of it. */
export type Place = { readonly region?: string | undefined; readonly team?: string | undefined };

/** Reads what is shown from the address. */
export const placeOf = (search: URLSearchParams): Place => ({
  region: search.get('region') ?? undefined,
  team: search.get('team') ?? undefined,
});

/** The address of an area or a team. */
export const addressOfPlace = ({ region, team }: Place): string => {
  const search = new URLSearchParams();
  if (region !== undefined) search.set('region', region);
  if (team !== undefined) search.set('team', team);
  return search.size === 0 ? paths.organisation : `${paths.organisation}?${search.toString()}`;
};
