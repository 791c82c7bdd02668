import type { Role } from '../../domain/access/index.ts';
import { type ManifestRow, RESIDENT_WRITES, type TableAccess } from '../kit/manifest-row.ts';
import type { Route } from '../kit/route.ts';
import {
  askUpload,
  showExport,
  showExportedFile,
  showImport,
  showRejects,
  showRejectsFile,
  startExport,
  startImport,
} from './api.ts';
import { JOB_TIMEOUT_S } from './job-term.ts';
import { IMPORTERS, UPLOADS_FOLDER } from './uploads.ts';

const LAMBDA = 'county-files-http';
const TIMEOUT_S = 30;

/** An export holds every identity number: whoever may not see one may not export. */
const EXPORTERS: readonly Role[] = ['administrator'];

const READS: readonly TableAccess[] = [{ keys: ['jobs'], may: 'read' }];
const WRITES: readonly TableAccess[] = [{ keys: ['jobs'], may: 'write' }];

type Rights = Pick<ManifestRow, 'roles' | 'tableAccess' | 'errorImpact'>;

const row = (route: Route, rights: Rights): ManifestRow => ({
  trigger: { kind: 'http', route },
  lambda: LAMBDA,
  timeoutS: TIMEOUT_S,
  ...rights,
});

const importRow = (route: Route, tableAccess: readonly TableAccess[], errorImpact: string): ManifestRow =>
  row(route, { roles: IMPORTERS, tableAccess, errorImpact });

const exportRow = (route: Route, tableAccess: readonly TableAccess[], errorImpact: string): ManifestRow =>
  row(route, { roles: EXPORTERS, tableAccess, errorImpact });

/** What imports and exports touch: the records, and all that is made of them. */
const PARTS: readonly TableAccess[] = [
  { keys: ['organisation'], may: 'read' },
  { keys: ['jobs', 'reference', 'head', 'part-run'], may: 'write' },
  RESIDENT_WRITES,
  { keys: ['bucket-counts', 'team-part', 'area-counts'], may: 'write' },
];

/** Each writes some 500 units a second: together what a new table gives at once. A province, whose table is warmed up before it
 *  is imported, raises it. @see docs/scale.md */
const PARTS_AT_ONCE = 8;

/** Past days counted anew and checks of quality read the records; imports and exports are begun elsewhere. */
const carrying: Omit<ManifestRow, 'trigger' | 'lambda' | 'errorImpact'> = {
  roles: [],
  tableAccess: [
    { keys: ['reference', 'resident', 'facts', 'team-part'], may: 'read' },
    { keys: ['jobs', 'amendments'], may: 'write' },
  ],
  timeoutS: JOB_TIMEOUT_S,
};

/** The use cases of county files as they are deployed. */
export const countyFilesManifest: readonly ManifestRow[] = [
  importRow(startImport, WRITES, 'a county cannot be imported'),
  importRow(askUpload, [], 'a county that is larger than a request cannot be imported from the console'),
  importRow(showImport, READS, 'nobody sees how far an import is'),
  importRow(showRejects, READS, 'nobody sees which rows an import left out'),
  importRow(showRejectsFile, READS, 'the rows that an import left out cannot be downloaded'),
  exportRow(startExport, WRITES, 'the county cannot be exported'),
  exportRow(showExport, READS, 'nobody sees how far an export is'),
  exportRow(showExportedFile, READS, 'an exported file cannot be downloaded'),
  {
    trigger: { kind: 'change', id: 'county-files.on-upload', below: UPLOADS_FOLDER },
    lambda: 'county-files-change',
    roles: [],
    tableAccess: [
      { keys: ['reference', 'head'], may: 'read' },
      { keys: ['jobs', 'audit'], may: 'write' },
    ],
    timeoutS: JOB_TIMEOUT_S,
    errorImpact: 'what another system, or somebody by a link, put into the archive is not imported',
  },
  {
    trigger: { kind: 'change', id: 'county-files.on-job-asked', of: 'jobs' },
    lambda: 'county-files-change',
    ...carrying,
    errorImpact:
      'imports and exports that were asked for are not begun, recounts of past days and checks of data quality not carried out',
  },
  {
    trigger: { kind: 'map', id: 'county-files.every-job-in-parts', every: 'job', atOnce: PARTS_AT_ONCE },
    lambda: 'county-files-map',
    roles: [],
    tableAccess: PARTS,
    timeoutS: JOB_TIMEOUT_S,
    errorImpact: 'counties that were sent are not imported, and none is exported',
  },
  {
    trigger: { kind: 'schedule', id: 'county-files.every-hour-resume', every: 'hour' },
    lambda: 'county-files-schedule',
    ...carrying,
    errorImpact: 'an import, export, recount or check whose Lambda died is not taken up again',
  },
];
