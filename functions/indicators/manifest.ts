import { PEOPLE_READERS, type Role } from '../../domain/access/index.ts';
import { type ManifestRow, RESIDENT_WRITES, type TableAccess } from '../kit/manifest-row.ts';
import {
  exportRates,
  exportWorkbook,
  importIndicators,
  showChildren,
  showPeople,
  showRates,
  showRecount,
  showTrend,
  startRecount,
} from './api.ts';

const HTTP = 'indicators-http';

const SEE_RATES: readonly Role[] = [...PEOPLE_READERS, 'auditor'];

const RECORDS = ['resident', 'facts'] as const;

/** The numbers of a day: of today as they are counted, of a past one as they were reported or, where they were not, as they are counted
 *  from the records and kept. */
const ANSWERS: ManifestRow['tableAccess'] = [
  { keys: ['area-counts', 'snapshots', 'team-part', ...RECORDS], may: 'read' },
  { keys: ['amendments'], may: 'write' },
];
const IMPORTERS = ['bureau', 'administrator', 'integration'] as const satisfies readonly Role[];
const COUNTS: TableAccess = { keys: ['bucket-counts', 'team-part', 'area-counts'], may: 'write' };
const COUNTING: ManifestRow['tableAccess'] = [{ keys: [...RECORDS, 'reference'], may: 'read' }, COUNTS];

const SCHEDULE = 'indicators-schedule';
const SCHEDULE_S = 900;
/** Nobody waits for it, and it has the night. Where capacity is held an hour of it costs what its fastest second takes; a new table
 *  gives 12,000 units a second at once, of which each takes some 450. */
const RECOUNTED_AT_ONCE = 3;
/** An import of regions, institutions or teams counts everybody anew. */
const CHANGE_S = 900;
/** The use cases of indicators as they are deployed. */
export const indicatorsManifest: readonly ManifestRow[] = [
  {
    trigger: { kind: 'http', route: showRates },
    lambda: HTTP,
    roles: SEE_RATES,
    tableAccess: [...ANSWERS, { keys: ['imported'], may: 'read' }],
    timeoutS: 29,
    errorImpact: 'nobody sees indicators',
  },
  {
    trigger: { kind: 'http', route: importIndicators },
    lambda: HTTP,
    roles: IMPORTERS,
    tableAccess: [{ keys: ['imported'], may: 'write' }],
    timeoutS: 10,
    errorImpact: 'numbers of other systems cannot be imported',
  },
  {
    trigger: { kind: 'http', route: exportRates },
    lambda: HTTP,
    roles: SEE_RATES,
    tableAccess: ANSWERS,
    timeoutS: 29,
    errorImpact: 'nobody can take indicators out as a table',
  },
  {
    trigger: { kind: 'http', route: exportWorkbook },
    lambda: HTTP,
    roles: SEE_RATES,
    tableAccess: ANSWERS,
    timeoutS: 29,
    errorImpact: 'nobody can take indicators out as a workbook',
  },
  {
    trigger: { kind: 'http', route: startRecount },
    lambda: HTTP,
    roles: SEE_RATES,
    tableAccess: [{ keys: ['jobs'], may: 'write' }],
    timeoutS: 10,
    errorImpact: 'a past day of a large area cannot be counted anew',
  },
  {
    trigger: { kind: 'http', route: showRecount },
    lambda: HTTP,
    roles: SEE_RATES,
    tableAccess: [{ keys: ['jobs'], may: 'read' }],
    timeoutS: 10,
    errorImpact: 'nobody sees how far a recount is',
  },
  {
    trigger: { kind: 'http', route: showPeople },
    lambda: HTTP,
    roles: PEOPLE_READERS,
    tableAccess: [{ keys: ['team-part', ...RECORDS], may: 'read' }],
    timeoutS: 10,
    errorImpact: 'nobody can open a number to see the people behind it',
  },
  {
    trigger: { kind: 'http', route: showTrend },
    lambda: HTTP,
    roles: SEE_RATES,
    tableAccess: [{ keys: ['area-counts', 'snapshots', 'amendments'], may: 'read' }],
    timeoutS: 10,
    errorImpact: 'trends of indicators are not shown',
  },
  {
    trigger: { kind: 'http', route: showChildren },
    lambda: HTTP,
    roles: SEE_RATES,
    tableAccess: ANSWERS,
    timeoutS: 29,
    errorImpact: 'areas cannot be compared',
  },
  {
    trigger: { kind: 'change', id: 'indicators.on-facts-changed', of: 'facts' },
    lambda: 'indicators-change',
    roles: [],
    tableAccess: COUNTING,
    timeoutS: CHANGE_S,
    errorImpact: 'indicators stay as they were: what is recorded does not reach them',
  },
  {
    trigger: { kind: 'change', id: 'indicators.on-organisation-changed', of: 'head' },
    lambda: 'indicators-change',
    roles: [],
    tableAccess: COUNTING,
    timeoutS: CHANGE_S,
    errorImpact: 'areas are counted as they were made up before regions, institutions or teams changed',
  },
  {
    trigger: { kind: 'schedule', id: 'indicators.every-hour-pass', every: 'hour' },
    lambda: SCHEDULE,
    roles: [],
    tableAccess: [
      // By the index: what time alone changes.
      { keys: ['reference', 'views-due'], may: 'read' },
      RESIDENT_WRITES,
      COUNTS,
      { keys: ['snapshots', 'head', 'day-run'], may: 'write' },
    ],
    timeoutS: SCHEDULE_S,
    errorImpact:
      'the day does not begin: work lists and indicators stay at yesterday, which is not kept as reported',
  },
  {
    trigger: {
      kind: 'map',
      id: 'indicators.every-night-recount',
      every: 'day',
      atOnce: RECOUNTED_AT_ONCE,
    },
    lambda: 'indicators-map',
    roles: [],
    tableAccess: [
      { keys: [...RECORDS, 'reference', 'bucket-counts'], may: 'read' },
      // How far the daily work has come, and what came of the parts; it counts nothing itself.
      { keys: ['head', 'day-run', 'part-run'], may: 'write' },
    ],
    timeoutS: SCHEDULE_S,
    errorImpact: 'nobody has proven that the live indicators are those of the records',
  },
];
