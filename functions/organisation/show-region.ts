import { canSeeTeam, type Subject } from '../../domain/access/index.ts';
import type { RegionCode } from '../../domain/kernel/region-code.ts';
import { err, ok } from '../../domain/kernel/result.ts';
import { INSTITUTION_KINDS, type Region, type Team } from '../../domain/organisation/index.ts';
import { useCase } from '../kit/use-case.ts';
import { showRegion } from './api.ts';
import type { Reference } from './reference.ts';
import { teamBody } from './team-body.ts';

/** Says whether one region holds the other, whichever of the two. */
const areNested = (one: string, other: string): boolean => one.startsWith(other) || other.startsWith(one);

/** Says whether somebody may see a region: their own, what lies in it, and what it lies in. */
const mayShow = (by: Subject, code: RegionCode, visible: readonly Team[]): boolean =>
  'regionCode' in by
    ? areNested(code, by.regionCode)
    : visible.some(({ regionCodes }) => regionCodes.some((served) => areNested(code, served)));

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

const institutionBodies = ({ organisation, rows }: Reference, teams: readonly Team[]) => {
  const ids = new Set(teams.map(({ institutionId }) => institutionId));
  return organisation.institutions
    .filter(({ id }) => ids.has(id))
    .map(({ id, name }) => {
      const word = rows.institutions.find((row) => row['id'] === id)?.['kind'];
      const kind = INSTITUTION_KINDS.find((known) => known === word);
      return { id, name, ...(kind !== undefined && { kind }) };
    });
};

const ownRow = ({ rows }: Reference, code: RegionCode): { readonly permanentResidents?: number } => {
  const count = rows.regions.find((row) => row['code'] === code)?.['permanentResidents'];
  return count === undefined ? {} : { permanentResidents: Number(count) };
};

/** Shows a region around the asker, with the teams there that they may see. */
export const showRegionUseCase = useCase(showRegion, async ({ by, params }, ports) => {
  const reference = await ports.reference();
  const { organisation } = reference;
  const visible = organisation.teams.filter((team) => canSeeTeam(by, team, organisation));
  const byCode: ByCode = new Map(organisation.regions.map((one) => [one.code, one]));
  const region = byCode.get(params.code);
  if (region === undefined || !mayShow(by, region.code, visible)) return err({ code: 'access/not-found' });
  const { code, name } = region;
  const teams = visible.filter(({ regionCodes }) => regionCodes.some((served) => areNested(served, code)));
  const parent = parentOf(byCode, code);
  const children = organisation.regions.filter(
    (other) => parentOf(byCode, other.code) === region && mayShow(by, other.code, visible),
  );
  return ok({
    answer: {
      code,
      name,
      ...ownRow(reference, code),
      ...(parent !== undefined && { parent: { code: parent.code, name: parent.name } }),
      children: children.map((child) => ({ code: child.code, name: child.name })),
      institutions: institutionBodies(reference, teams),
      teams: teams.map(teamBody),
    },
    saw: [],
  });
});
