import { programmes } from '../programmes/index.ts';
import type { ResidentDay } from '../residents/index.ts';
import { GROUPS, groupsOf } from './groups.ts';
import { PROGRAMME_GROUPS, type Share } from './indicator.ts';
import { programmeIndicators } from './programme-indicators.ts';
import { residentIndicators } from './resident-indicators.ts';

/** One line of rates.csv within an area: an indicator and a group. */
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

const programmeCells = programmes.flatMap((programme) =>
  programmeIndicators(programme).map((definition) => ({ programme, definition })),
);

/** Every cell of an area: 73 with two programmes (readings.md A25). */
export const CELLS: readonly Cell[] = [
  ...residentCells.flatMap(({ definition, groups }) =>
    groups.map((group): Cell => ({ indicator: definition.code, group, basis: 'residence' })),
  ),
  ...programmeCells.flatMap(({ programme, definition }) =>
    PROGRAMME_GROUPS.map((group): Cell => ({
      indicator: `${programme.code}_${definition.name}`,
      group,
      basis: 'management',
    })),
  ),
];

/** Called with a cell's position in `CELLS` and what a resident adds to it. */
export type Visitor = (cell: number, share: Share) => void;

const NOWHERE: readonly number[] = [];

const visitResidentCells = (person: ResidentDay, visit: Visitor): number => {
  const groups = groupsOf(person);
  let offset = 0;
  for (const { definition, groups: counted } of residentCells) {
    const share = definition.share(person);
    const countedIn = share.denominator > 0 ? groups : NOWHERE;
    for (const group of countedIn) if (group < counted.length) visit(offset + group, share);
    offset += counted.length;
  }
  return offset;
};

/** Visits every cell that counts a resident on a day; nobody outside R is counted anywhere. */
export const visitCells = (person: ResidentDay, visit: Visitor): void => {
  if (!person.isResident) return;
  let offset = visitResidentCells(person, visit);
  if (person.managed.length === 0) return;
  for (const { programme, definition } of programmeCells) {
    const managed = person.managed.find((candidate) => candidate.programme === programme);
    if (managed !== undefined) {
      const share = definition.share(managed, person);
      visit(offset, share);
      if (person.contract !== undefined) visit(offset + 1, share);
    }
    offset += PROGRAMME_GROUPS.length;
  }
};
