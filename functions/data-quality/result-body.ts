import { type AreaName, canSeeTeam, type Subject } from '../../domain/access/index.ts';
import {
  type Finding,
  FINDINGS,
  findingsOfMany,
  findingsOfStaff,
  gravityOf,
  QUALITY_RULES,
  type QualityTally,
  sumTallies,
} from '../../domain/data-quality/index.ts';
import { byCodePoints, type StaffId, type TeamId } from '../../domain/kernel/ids.ts';
import type { Reference } from '../organisation/reference.ts';
import type { QualityRow, ResultBody } from './bodies.ts';
import { areaNameOf } from '../indicators/area-name.ts';
import { shownMeasures, shownTogether } from './shown-measures.ts';
import type { StaffTally } from './tally-rows.ts';

/** Who asks of which area. */
export type Viewing = {
  readonly by: Subject;
  readonly area: AreaName;
  readonly reference: Pick<Reference, 'organisation' | 'roster'>;
};

type Named = Pick<QualityRow, 'id' | 'name' | 'teamId'>;
type Judge = (tally: QualityTally) => Finding[];
type Counted = { readonly named: Named; readonly tally: QualityTally };

/** Rows of which the numbers are shown together with their sum, those with most to look at first. */
const rowsOf = (by: Subject, counted: readonly Counted[], judge: Judge): QualityRow[] => {
  const shown = shownTogether(
    by,
    counted.map(({ tally }) => tally.people),
  );
  const rows = counted.map(({ named, tally }, at): QualityRow => {
    const people = shown[at] ?? null;
    if (people === null) return { ...named, people, findings: [] };
    return { ...named, people, measures: shownMeasures(by, tally), findings: judge(tally) };
  });
  return rows.toSorted(
    (a, b) =>
      gravityOf(b.findings) - gravityOf(a.findings) ||
      (b.people ?? 0) - (a.people ?? 0) ||
      byCodePoints(a.id, b.id),
  );
};

/** The tallies of each group together; of what is in no group nothing. */
const together = <Key extends string>(
  tallies: readonly StaffTally[],
  groupOf: (one: StaffTally) => Key | undefined,
): { readonly key: Key; readonly tally: QualityTally }[] =>
  [...Map.groupBy(tallies, groupOf)].flatMap(([key, group]) =>
    key === undefined ? [] : [{ key, tally: sumTallies(group.map(({ tally }) => tally)) }],
  );

const staffNamer = ({ by, reference: { organisation, roster } }: Viewing) => {
  const teams = new Map(organisation.teams.map((team) => [team.id, team]));
  const names = new Map<StaffId, string>(roster.terms.map(({ staffId, name }) => [staffId, name]));
  return (staffId: StaffId, teamId: TeamId | undefined): Named => {
    const team = teamId === undefined ? undefined : teams.get(teamId);
    const name = names.get(staffId);
    const isNamed = name !== undefined && team !== undefined && canSeeTeam(by, team, organisation);
    return { id: staffId, ...(isNamed && { name }), ...(teamId !== undefined && { teamId }) };
  };
};

const staffRows = (tallies: readonly StaffTally[], viewing: Viewing): QualityRow[] => {
  const named = staffNamer(viewing);
  const counted = tallies.map(({ staffId, teamId, tally }) => ({ named: named(staffId, teamId), tally }));
  const rows = rowsOf(viewing.by, counted, findingsOfStaff);
  return viewing.area.scope === 'team' ? rows : rows.filter(({ findings }) => findings.length > 0);
};

/** The rows of the institutions or teams that the tallies are of. */
const groupRows = (
  tallies: readonly StaffTally[],
  scope: 'institution' | 'team',
  { by, reference: { organisation } }: Viewing,
): QualityRow[] => {
  const institutions = new Map(organisation.teams.map(({ id, institutionId }) => [id, institutionId]));
  const groupOf = ({ teamId }: StaffTally): string | undefined =>
    scope === 'team' || teamId === undefined ? teamId : institutions.get(teamId);
  const counted = together(tallies, groupOf).map(({ key: id, tally }) => ({
    named: { id, name: areaNameOf(organisation, { scope, id }) },
    tally,
  }));
  return rowsOf(by, counted, findingsOfMany);
};

const areaRow = (
  tallies: readonly StaffTally[],
  { by, area, reference: { organisation } }: Viewing,
): QualityRow => {
  const named = { id: area.id, name: areaNameOf(organisation, area) };
  const [row] = rowsOf(by, [{ named, tally: sumTallies(tallies.map(({ tally }) => tally)) }], findingsOfMany);
  return row ?? { ...named, people: 0, findings: [] };
};

const RULES = FINDINGS.map((kind) => ({ kind, says: QUALITY_RULES[kind] }));

/** What a check found as somebody may see it: rolled up to the area and to its institutions and teams. */
export const resultBody = (tallies: readonly StaffTally[], viewing: Viewing): ResultBody => ({
  area: areaRow(tallies, viewing),
  institutions: groupRows(tallies, 'institution', viewing),
  teams: groupRows(tallies, 'team', viewing),
  staff: staffRows(tallies, viewing),
  rules: RULES,
});
