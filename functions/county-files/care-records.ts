import { type Exam, EXAM_KINDS, EXAM_RESULTS } from '../../domain/exams/index.ts';
import { ranges } from '../../domain/kernel/quantity.ts';
import { localTime } from '../../domain/kernel/time.ts';
import { type Prescription, prescriptionPolicy } from '../../domain/prescriptions/index.ts';
import {
  ADVERSE_REACTIONS,
  CLOSE_REASONS,
  COMPLICATIONS,
  type Enrolment,
  type Override,
  type Programme,
  programmeNamed,
  programmes,
  type Visit,
  type VisitClass,
  VISIT_MODES,
  VISIT_OUTCOMES,
} from '../../domain/programmes/index.ts';
import { DIRECTIONS, type Referral, URGENCIES } from '../../domain/referrals/index.ts';
import { COUNTY_COLUMNS } from './columns.ts';
import * as cell from './row-reader.ts';
import type { RowReader } from './row-reader.ts';

const MIDNIGHT = localTime('00:00');
const ADHERENCES = ['regular', 'intermittent', 'none'] as const;
const CLASSES = { '1': 1, '2': 2, '3': 3, '4': 4 } as const satisfies Record<string, VisitClass>;
const CLASS_WORDS = ['1', '2', '3', '4'] as const;

const anyProgramme = (): Programme => {
  const [first] = programmes;
  if (first === undefined) throw new Error('the service has a programme');
  return first;
};

/** The programme a row is about; a name that the service does not have makes the row a reject (readings.md A24). */
const readProgramme = (row: RowReader): Programme => {
  const programme = programmeNamed(cell.requiredText(row, 'programme'));
  if (programme === undefined) cell.fail(row, 'programme', 'bad_value');
  return programme ?? anyProgramme();
};

/** A row of enrolments.csv. */
export const readEnrolment = (row: RowReader): Enrolment => {
  cell.optionalWord(row, 'closeReason', CLOSE_REASONS);
  return {
    residentId: cell.id(row, 'residentId'),
    programme: readProgramme(row).code,
    enrolledOn: cell.date(row, 'enrolledOn'),
    closedOn: cell.optionalDate(row, 'closedOn'),
  };
};

/** What the form holds besides what the rules read: checked, kept in the row. */
const checkRestOfForm = (row: RowReader): void => {
  cell.quantity(row, 'hba1c', ranges.hba1c);
  cell.quantity(row, 'weightKg', ranges.weightKg);
  cell.quantity(row, 'heightCm', ranges.heightCm);
  cell.optionalWord(row, 'adherence', ADHERENCES);
};

const OVERRIDE_FROM = COUNTY_COLUMNS.followups.findIndex(({ name }) => name === 'overrideClass');

const classIn = (row: RowReader): VisitClass | undefined => {
  const word = cell.optionalWord(row, 'overrideClass', CLASS_WORDS);
  return word === undefined ? undefined : CLASSES[word];
};

/** What a doctor decided otherwise than the rules; a reason alone decides nothing. */
const readOverride = (row: RowReader): Override | undefined => {
  if (row.cells.length <= OVERRIDE_FROM) return undefined;
  const decided = { class: classIn(row), nextOn: cell.optionalDate(row, 'overrideNextOn') };
  if (decided.class === undefined && decided.nextOn === undefined) return undefined;
  return { ...decided, reason: cell.requiredText(row, 'overrideReason') };
};

/** A row of followups.csv. */
export const readVisit = (row: RowReader): Visit => {
  const visit: Visit = {
    id: cell.id(row, 'id'),
    residentId: cell.id(row, 'residentId'),
    programme: readProgramme(row).code,
    visitedOn: cell.date(row, 'visitedOn'),
    visitedAt: cell.time(row, 'visitedAt', MIDNIGHT),
    mode: cell.word(row, 'mode', VISIT_MODES),
    outcome: cell.word(row, 'outcome', VISIT_OUTCOMES),
    sbp: cell.quantity(row, 'sbp', ranges.sbp),
    dbp: cell.quantity(row, 'dbp', ranges.dbp),
    fpg: cell.quantity(row, 'fpg', ranges.fpg),
    ppg: cell.quantity(row, 'ppg', ranges.ppg),
    heartRate: cell.quantity(row, 'heartRate', ranges.heartRate),
    temperature: cell.quantity(row, 'temperature', ranges.temperature),
    hasDangerSign: cell.text(row, 'dangerSigns') !== '',
    adverseReaction: cell.wordOrFirst(row, 'adverseReaction', ADVERSE_REACTIONS),
    complication: cell.wordOrFirst(row, 'complication', COMPLICATIONS),
    pregnantOrLactating: cell.yes(row, 'pregnantOrLactating'),
    cannotHandle: cell.yes(row, 'cannotHandle'),
    override: readOverride(row),
  };
  checkRestOfForm(row);
  if (visit.sbp !== undefined && visit.dbp !== undefined && visit.sbp <= visit.dbp)
    cell.warn(row, 'sbp', 'sbp_not_above_dbp');
  return visit;
};

/** A row of exams.csv. */
export const readExam = (row: RowReader): Exam => {
  cell.word(row, 'kind', EXAM_KINDS);
  for (const column of ['sbp', 'dbp', 'fpg', 'heightCm', 'weightKg', 'waistCm'] as const) {
    cell.quantity(row, column, ranges[column]);
  }
  cell.optionalWord(row, 'result', EXAM_RESULTS);
  return { residentId: cell.id(row, 'residentId'), examinedOn: cell.date(row, 'examinedOn') };
};

/** A row of prescriptions.csv: up to twelve weeks go in, whatever the county's limit (readings.md A52, A66). */
export const readPrescription = (row: RowReader): Prescription => {
  cell.requiredText(row, 'drugs');
  const prescription: Prescription = {
    id: cell.id(row, 'id'),
    residentId: cell.id(row, 'residentId'),
    programme: readProgramme(row).code,
    issuedOn: cell.date(row, 'issuedOn'),
    supplyDays: cell.whole(row, 'days', { least: 1, most: prescriptionPolicy.mostDays }),
    stoppedOn: cell.optionalDate(row, 'stoppedOn'),
  };
  const papers = [cell.yes(row, 'assessed'), cell.yes(row, 'patientConfirmed')];
  if (prescription.supplyDays > prescriptionPolicy.usualDays && papers.includes(false))
    cell.warn(row, 'days', 'papers_missing');
  return prescription;
};

/** A row of referrals.csv. */
export const readReferral = (row: RowReader): Referral => {
  const direction = cell.word(row, 'direction', DIRECTIONS);
  cell.requiredText(row, 'reason');
  cell.word(row, 'urgency', URGENCIES);
  const referredOn = cell.date(row, 'referredOn');
  return {
    id: cell.id(row, 'id'),
    residentId: cell.id(row, 'residentId'),
    programme: cell.text(row, 'programme') === '' ? undefined : readProgramme(row).code,
    direction,
    referredOn,
    checkedOn: cell.optionalDate(row, 'checkedOn'),
    returnedOn: cell.optionalDate(row, 'returnedOn'),
  };
};
