import { type Exam, EXAM_KINDS, EXAM_RESULTS } from '../../domain/exams/index.ts';
import { ranges } from '../../domain/kernel/quantity.ts';
import { localTime } from '../../domain/kernel/time.ts';
import { type Prescription, prescriptionPolicy } from '../../domain/prescriptions/index.ts';
import {
  ADVERSE_REACTIONS,
  CLOSE_REASONS,
  COMPLICATIONS,
  type Enrolment,
  type Programme,
  programmeNamed,
  programmes,
  type Visit,
  VISIT_MODES,
  VISIT_OUTCOMES,
} from '../../domain/programmes/index.ts';
import { DIRECTIONS, type Referral, URGENCIES } from '../../domain/referrals/index.ts';
import type { RowReader } from './row-reader.ts';

const MIDNIGHT = localTime('00:00');
const ADHERENCES = ['regular', 'intermittent', 'none'] as const;

const anyProgramme = (): Programme => {
  const [first] = programmes;
  if (first === undefined) throw new Error('the service has a programme');
  return first;
};

/** The programme a row is about; a name that the service does not have makes the row a reject (readings.md A24). */
const readProgramme = (row: RowReader): Programme => {
  const programme = programmeNamed(row.requiredText('programme'));
  if (programme === undefined) row.fail('programme', 'bad_value');
  return programme ?? anyProgramme();
};

/** A row of enrolments.csv. */
export const readEnrolment = (row: RowReader): Enrolment => {
  row.optionalWord('closeReason', CLOSE_REASONS);
  return {
    residentId: row.id('residentId'),
    programme: readProgramme(row).code,
    enrolledOn: row.date('enrolledOn'),
    closedOn: row.optionalDate('closedOn'),
  };
};

/** What the form holds besides what the rules read: checked, kept in the row. */
const checkRestOfForm = (row: RowReader): void => {
  row.quantity('hba1c', ranges.hba1c);
  row.quantity('weightKg', ranges.weightKg);
  row.quantity('heightCm', ranges.heightCm);
  row.optionalWord('adherence', ADHERENCES);
};

/** A row of followups.csv. */
export const readVisit = (row: RowReader): Visit => {
  const visit: Visit = {
    id: row.id('id'),
    residentId: row.id('residentId'),
    programme: readProgramme(row).code,
    visitedOn: row.date('visitedOn'),
    visitedAt: row.time('visitedAt', MIDNIGHT),
    mode: row.word('mode', VISIT_MODES),
    outcome: row.word('outcome', VISIT_OUTCOMES),
    sbp: row.quantity('sbp', ranges.sbp),
    dbp: row.quantity('dbp', ranges.dbp),
    fpg: row.quantity('fpg', ranges.fpg),
    ppg: row.quantity('ppg', ranges.ppg),
    heartRate: row.quantity('heartRate', ranges.heartRate),
    temperature: row.quantity('temperature', ranges.temperature),
    hasDangerSign: row.text('dangerSigns') !== '',
    adverseReaction: row.word('adverseReaction', ADVERSE_REACTIONS, 'none'),
    complication: row.word('complication', COMPLICATIONS, 'none'),
    pregnantOrLactating: row.yes('pregnantOrLactating'),
    cannotHandle: row.yes('cannotHandle'),
  };
  checkRestOfForm(row);
  if (visit.sbp !== undefined && visit.dbp !== undefined && visit.sbp <= visit.dbp)
    row.warn('sbp', 'sbp_not_above_dbp');
  return visit;
};

/** A row of exams.csv. */
export const readExam = (row: RowReader): Exam => {
  row.word('kind', EXAM_KINDS);
  for (const column of ['sbp', 'dbp', 'fpg', 'heightCm', 'weightKg', 'waistCm'] as const) {
    row.quantity(column, ranges[column]);
  }
  row.optionalWord('result', EXAM_RESULTS);
  return { residentId: row.id('residentId'), examinedOn: row.date('examinedOn') };
};

/** A row of prescriptions.csv: up to twelve weeks go in, whatever the county's limit (readings.md A52, A66). */
export const readPrescription = (row: RowReader): Prescription => {
  row.requiredText('drugs');
  const prescription: Prescription = {
    id: row.id('id'),
    residentId: row.id('residentId'),
    programme: readProgramme(row).code,
    issuedOn: row.date('issuedOn'),
    supplyDays: row.whole('days', 1, prescriptionPolicy.mostDays),
    stoppedOn: row.optionalDate('stoppedOn'),
  };
  const papers = [row.yes('assessed'), row.yes('patientConfirmed')];
  if (prescription.supplyDays > prescriptionPolicy.usualDays && papers.includes(false))
    row.warn('days', 'papers_missing');
  return prescription;
};

/** A row of referrals.csv. */
export const readReferral = (row: RowReader): Referral => {
  row.word('direction', DIRECTIONS);
  row.requiredText('reason');
  row.word('urgency', URGENCIES);
  row.date('referredOn');
  return {
    id: row.id('id'),
    residentId: row.id('residentId'),
    programme: row.text('programme') === '' ? undefined : readProgramme(row).code,
    checkedOn: row.optionalDate('checkedOn'),
    returnedOn: row.optionalDate('returnedOn'),
  };
};
