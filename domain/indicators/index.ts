export { type Area, areasOf, isCounty, type Scope, SCOPES } from './areas.ts';
export { type Cell, CELLS, LIVE_CELLS, visitLiveCells } from './cells.ts';
export { explainShare, type Reason } from './explain.ts';
export { type Group, GROUPS } from './groups.ts';
export { nextChangeOn } from './next-change.ts';
export { isCountedIn, liveRatesOf, percent, type Rate, ratesOf } from './rates.ts';
export { type StoredCounts, countsFromJson, countsToJson } from './stored-counts.ts';
export { type Counter, mergeTallies, startCounting, startLiveCounting, type Tally } from './tally.ts';
