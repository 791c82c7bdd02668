import type { AssessmentOverridden, FollowUpCorrected, FollowUpRecorded } from '../../events/follow-ups.ts';
import type { VisitId } from '../../domain/kernel/ids.ts';
import { rowKey } from '../county-files/pack.ts';
import type { Patch } from '../residents/stored.ts';

type Cells = Readonly<Record<string, string>>;

const keyOf = (id: VisitId): string => rowKey('followups', [id]);

const numberCell = (value: number | undefined): string => (value === undefined ? '' : String(value));

/** An empty cell is what a form says that says nothing of it. */
const unless = (usual: string, word: string): string => (word === usual ? '' : word);

const readingCells = (record: FollowUpRecorded | FollowUpCorrected): Cells => ({
  sbp: numberCell(record.sbp),
  dbp: numberCell(record.dbp),
  fpg: numberCell(record.fpg),
  ppg: numberCell(record.ppg),
  hba1c: numberCell(record.hba1c),
  heartRate: numberCell(record.heartRate),
  temperature: numberCell(record.temperature),
  weightKg: numberCell(record.weightKg),
  heightCm: numberCell(record.heightCm),
});

const formCells = (record: FollowUpRecorded | FollowUpCorrected): Cells => ({
  symptoms: record.symptoms.join('|'),
  dangerSigns: record.dangerSigns.join('|'),
  adverseReaction: unless('none', record.adverseReaction),
  complication: unless('none', record.complication),
  pregnantOrLactating: record.pregnantOrLactating ? 'yes' : '',
  cannotHandle: record.cannotHandle ? 'yes' : '',
  adherence: record.adherence ?? '',
  staffId: record.staffId,
  note: record.note ?? '',
});

const visitCells = (record: FollowUpRecorded | FollowUpCorrected): Cells => ({
  visitedOn: record.visitedOn,
  visitedAt: unless('00:00', record.visitedAt),
  mode: record.mode,
  outcome: record.outcome,
  ...readingCells(record),
  ...formCells(record),
});

const filled = (cells: Cells): Cells =>
  Object.fromEntries(Object.entries(cells).filter(([, cell]) => cell !== ''));

/** The row of a visit that was recorded. */
export const recordedPatch = (event: FollowUpRecorded): Patch => {
  const { followUpId: id, residentId, programme } = event;
  return {
    file: 'followups',
    key: keyOf(id),
    set: { id, residentId, programme, ...filled(visitCells(event)) },
  };
};

/** The row of a visit that was corrected: every cell but whose it is and what a doctor decided on it. */
export const correctedPatch = (event: FollowUpCorrected): Patch => ({
  file: 'followups',
  key: keyOf(event.followUpId),
  set: visitCells(event),
});

/** What a doctor decided on a visit, in place of what one decided before. */
export const overriddenPatch = (event: AssessmentOverridden): Patch => ({
  file: 'followups',
  key: keyOf(event.followUpId),
  set: {
    overrideClass: numberCell(event.class),
    overrideNextOn: event.nextOn ?? '',
    overrideReason: event.reason,
  },
});
