import { type Programme, programmes } from '../programmes/index.ts';
import type { CountedPerson, LivePerson } from '../residents/index.ts';
import { GROUPS, groupsOf } from './groups.ts';
import { PROGRAMME_GROUPS, type ProgrammeIndicator, type Share } from './indicator.ts';
import { liveProgrammeIndicators } from './live-programme-indicators.ts';
import { liveResidentIndicators } from './live-resident-indicators.ts';
import { OPEN_KEY_CELLS, visitOpenKeyCells } from './open-key.ts';
import { programmeIndicators } from './programme-indicators.ts';
import { residentIndicators } from './resident-indicators.ts';

/** One number of an area: an indicator and a group. */
export type Cell = {
  readonly indicator: string;
  readonly group: string;
  /** Counted by where people live, or by the team they are contracted with. */
  readonly basis: 'residence' | 'management';
};

const residentCells = residentIndicators.map((definition) => ({
  definition,
  groups: definition.isByGroup ? GROUPS : GROUPS.slice(0, 1),
}));

type ProgrammeCells<Person extends CountedPerson> = readonly {
  readonly programme: Programme;
  readonly definition: ProgrammeIndicator<Person>;
}[];

const reportedProgrammeCells: ProgrammeCells<CountedPerson> = programmes.flatMap((programme) =>
  programmeIndicators(programme).map((definition) => ({ programme, definition })),
);

const liveProgrammeCells: ProgrammeCells<LivePerson> = programmes.flatMap((programme) =>
  liveProgrammeIndicators.map((definition) => ({ programme, definition })),
);

const managementCells = (of: ProgrammeCells<LivePerson>): Cell[] =>
  of.flatMap(({ programme, definition }) =>
    PROGRAMME_GROUPS.map((group): Cell => ({
      indicator: `${programme.code}_${definition.name}`,
      group,
      basis: 'management',
    })),
  );

/** Every cell of an area: 73 with two programmes (readings.md A25). */
export const CELLS: readonly Cell[] = [
  ...residentCells.flatMap(({ definition, groups }) =>
    groups.map((group): Cell => ({ indicator: definition.code, group, basis: 'residence' })),
  ),
  ...managementCells(reportedProgrammeCells),
];

/** Every cell that the service counts: those of `CELLS` at the same positions, then those that no report has.
 *  @source indicators.md, In the service only */
export const LIVE_CELLS: readonly Cell[] = [
  ...CELLS,
  ...managementCells(liveProgrammeCells),
  ...liveResidentIndicators.map(({ code }): Cell => ({ indicator: code, group: 'all', basis: 'residence' })),
];

/** Every cell that is counted and kept: those of `LIVE_CELLS` at the same positions, then those that stand in for others. */
export const COUNTED_CELLS: readonly Cell[] = [...LIVE_CELLS, ...OPEN_KEY_CELLS];

/** Called with a cell's position in `COUNTED_CELLS`, for the first of them that in `CELLS`, and what a resident adds to it. */
export type Visitor = (cell: number, share: Share) => void;

const visitResidentCells = (person: CountedPerson, visit: Visitor): void => {
  const groups = groupsOf(person);
  let offset = 0;
  for (const { definition, groups: counted } of residentCells) {
    const share = definition.share(person);
    if (share.denominator > 0 && !definition.isByGroup) visit(offset, share);
    else if (share.denominator > 0) for (const group of groups) visit(offset + group, share);
    offset += counted.length;
  }
};

/** Cells of programmes with the position of the first of them. */
type Stretch<Person extends CountedPerson> = {
  readonly first: number;
  readonly cells: ProgrammeCells<Person>;
};

const REPORTED: Stretch<CountedPerson> = {
  first: CELLS.findIndex(({ basis }) => basis === 'management'),
  cells: reportedProgrammeCells,
};
const LIVE_ONLY: Stretch<LivePerson> = { first: CELLS.length, cells: liveProgrammeCells };

const visitProgrammeCells = <Person extends CountedPerson>(
  person: Person,
  { first, cells }: Stretch<Person>,
  visit: Visitor,
): void => {
  if (!person.isResident || person.managed.length === 0) return;
  let offset = first;
  for (const { programme, definition } of cells) {
    const managed = person.managed.find((candidate) => candidate.programme === programme);
    if (managed !== undefined) {
      const share = definition.share(managed, person);
      if (share.denominator > 0) visit(offset, share);
      if (share.denominator > 0 && person.contract !== undefined) visit(offset + 1, share);
    }
    offset += PROGRAMME_GROUPS.length;
  }
};

const FIRST_LIVE_RESIDENT = LIVE_CELLS.length - liveResidentIndicators.length;

const visitLiveResidentCells = (person: CountedPerson, visit: Visitor): void => {
  for (const [at, { share }] of liveResidentIndicators.entries()) {
    const found = share(person);
    if (found.denominator > 0) visit(FIRST_LIVE_RESIDENT + at, found);
  }
};

/** Visits every cell of reports that counts a resident on a day; nobody outside R is counted anywhere. */
export const visitCells = (person: CountedPerson, visit: Visitor): void => {
  if (!person.isResident) return;
  visitResidentCells(person, visit);
  visitProgrammeCells(person, REPORTED, visit);
};

const FIRST_OPEN_KEY = LIVE_CELLS.length;

/** Visits every cell that counts a resident on a day, those of the service alone too. */
export const visitLiveCells = (person: LivePerson, visit: Visitor): void => {
  visitCells(person, visit);
  visitProgrammeCells(person, LIVE_ONLY, visit);
  if (!person.isResident) return;
  visitLiveResidentCells(person, visit);
  visitOpenKeyCells(person, (cell, share) => visit(FIRST_OPEN_KEY + cell, share));
};
