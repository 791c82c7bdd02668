export { type Area, areaNamed, areasOf, isCounty, type Scope, SCOPES } from './areas.ts';
export { type Cell, CELLS, LIVE_CELLS, visitLiveCells } from './cells.ts';
export { childAreas, nearestAbove, regionsAbove, standings, type Standing } from './area-tree.ts';
export {
  type Contribution,
  contributionOn,
  type ContributionSum,
  doesStillTell,
  sumContributions,
} from './contribution.ts';
export { explainLiveShare, explainShare, type Reason } from './explain.ts';
export { type Group, GROUPS } from './groups.ts';
export { shareInterval } from './interval.ts';
export { NEVER, nextChangeOn } from './next-change.ts';
export { indicatorTargets } from './policy.ts';
export { SHOWN_CELLS } from './permanent-cells.ts';
export { permanentResidentsOf } from './permanent-residents.ts';
export {
  countsOfArea,
  isCountedIn,
  percent,
  type Rate,
  ratesOf,
  ratesOfCounts,
  residentsIn,
  type ShownRate,
  withoutHiddenTags,
} from './rates.ts';
export {
  type StoredCounts,
  countsFromJson,
  countsToJson,
  CELL_LIST,
  cellsOf,
  countsOf,
} from './stored-counts.ts';
export {
  type Counter,
  byBasis,
  type Counts,
  mergeTallies,
  noCounts,
  startCounting,
  startLiveCounting,
  sumCounts,
  type Tally,
} from './tally.ts';
export {
  IMPORTED_INDICATORS,
  type ImportedIndicator,
  isImportedValue,
  isMonth,
  monthTextOf,
} from './imported.ts';
