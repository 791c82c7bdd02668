import { canSeeTeam, type Subject } from '../../domain/access/index.ts';
import { isId } from '../../domain/kernel/ids.ts';
import type { RegionCode } from '../../domain/kernel/region-code.ts';
import { err, ok } from '../../domain/kernel/result.ts';
import { INSTITUTION_KINDS, type Region, type Team } from '../../domain/organisation/index.ts';
import { useCase } from '../kit/use-case.ts';
import { showRegion } from './api.ts';
import type { Reference } from './reference.ts';
import { teamBody } from './team-body.ts';

/** Says whether one region holds the other, whichever of the two. */
const areNested = (one: string, other: string): boolean => one.startsWith(other) || other.startsWith(one);

/** A township's code begins those of its villages. */
const TOWNSHIP_DIGITS = 9;

/** The regions that somebody looks after: a bureau's own, where their institution stands, and the townships that their teams
 *  serve, in whole or in part: people of a panel live in the next village too. */
const regionsOf = (by: Subject, visible: readonly Team[], { rows }: Reference): readonly string[] => {
  if ('regionCode' in by) return [by.regionCode];
  const served = visible.flatMap(({ regionCodes }) =>
    regionCodes.map((code) => code.slice(0, TOWNSHIP_DIGITS)),
  );
  if (!('institutionId' in by)) return served;
  const own = rows.institutions.find(({ id }) => id === by.institutionId)?.['regionCode'];
  return own === undefined ? served : [...served, own];
};

type ByCode = ReadonlyMap<string, Region>;

/** The lengths of the codes of what may hold another region, the closest first. */
const ABOVE = [9, 6, 4, 2] as const;

/** The closest region that holds another. */
const parentOf = (byCode: ByCode, region: string): Region | undefined => {
  for (const digits of ABOVE) {
    const found = digits < region.length ? byCode.get(region.slice(0, digits)) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
};

/** The institutions that stand in a region, with teams or without, and those whose teams serve it. */
const institutionBodies = ({ rows }: Reference, code: RegionCode, teams: readonly Team[]) => {
  const serving = new Set<string>(teams.map(({ institutionId }) => institutionId));
  return rows.institutions.flatMap(({ id, name = '', kind: word, regionCode = '' }) => {
    if (id === undefined || !isId<'InstitutionId'>(id)) return [];
    if (!regionCode.startsWith(code) && !serving.has(id)) return [];
    const kind = INSTITUTION_KINDS.find((known) => known === word);
    return [{ id, name, ...(kind !== undefined && { kind }) }];
  });
};

const ownRow = ({ rows }: Reference, code: RegionCode): { readonly permanentResidents?: number } => {
  const count = rows.regions.find((row) => row['code'] === code)?.['permanentResidents'];
  return count === undefined ? {} : { permanentResidents: Number(count) };
};

/** Shows a region around the asker: their own, what lies in it, and what it lies in; with the teams there that they may see,
 *  and every institution, so that one to refer to is found. */
export const showRegionUseCase = useCase(showRegion, async ({ by, params }, ports) => {
  const reference = await ports.reference();
  const { organisation } = reference;
  const visible = organisation.teams.filter((team) => canSeeTeam(by, team, organisation));
  const byCode: ByCode = new Map(organisation.regions.map((one) => [one.code, one]));
  const region = byCode.get(params.code);
  const around = regionsOf(by, visible, reference);
  const mayShow = (shown: string): boolean => around.some((own) => areNested(shown, own));
  if (region === undefined || !mayShow(region.code)) return err({ code: 'access/not-found' });
  const { code, name } = region;
  const teams = visible.filter(({ regionCodes }) => regionCodes.some((served) => areNested(served, code)));
  const parent = parentOf(byCode, code);
  const children = organisation.regions.filter(
    (other) => parentOf(byCode, other.code) === region && mayShow(other.code),
  );
  return ok({
    answer: {
      code,
      name,
      ...ownRow(reference, code),
      ...(parent !== undefined && { parent: { code: parent.code, name: parent.name } }),
      children: children.map((child) => ({ code: child.code, name: child.name })),
      institutions: institutionBodies(reference, code, teams),
      teams: teams.map(teamBody),
    },
    saw: [],
  });
});
