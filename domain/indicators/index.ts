export { type Area, areasOf, isCounty, type Scope, SCOPES } from './areas.ts';
export { type Cell, CELLS } from './cells.ts';
export { explainShare, type Reason } from './explain.ts';
export { type Group, GROUPS } from './groups.ts';
export { isCountedIn, percent, type Rate, ratesOf } from './rates.ts';
export { type Counter, mergeTallies, startCounting, type Tally } from './tally.ts';
