import { type Cell, CELLS, LIVE_CELLS } from './cells.ts';

/** A number of an area whose denominator its regions state; the cell at `of` counts its people. */
type PermanentCell = Cell & { readonly of: number };

/** The numbers that bureaus report by permanent residents: all residents only, in no group.
 *  @source indicators.md, In the service only */
export const PERMANENT_CELLS: readonly PermanentCell[] = ['contract_rate', 'ehr_filing_rate'].map(
  (indicator) => ({
    indicator: `${indicator}_permanent`,
    group: 'all',
    basis: 'residence',
    of: CELLS.findIndex((cell) => cell.indicator === indicator && cell.group === 'all'),
  }),
);

/** Every number that the service shows of an area: those of `LIVE_CELLS` at the same positions, then those by permanent
 *  residents, which only areas have whose regions state them. */
export const SHOWN_CELLS: readonly Cell[] = [...LIVE_CELLS, ...PERMANENT_CELLS];
