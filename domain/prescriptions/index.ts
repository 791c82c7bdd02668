export { dispense, type DispensePrescription, stop, type StopPrescription } from './change.ts';
export { checkPrescription } from './check.ts';
export { COVERAGE, type Coverage, type CoverageCourse, coverageFrom, coverageOn } from './coverage.ts';
export { type Covered, coveredPeriod, daysCovered, type Period } from './covered.ts';
export {
  issue,
  type IssueContext,
  type Issued,
  type IssuePrescription,
  type PrescriptionHistory,
  renew,
  type RenewPrescription,
} from './decide.ts';
export { drugKey, type DrugLine, drugLine, drugNamed, drugText } from './drug.ts';
export { type Drug, DRUG_CLASSES, drugTable } from './drug-table.ts';
export { COLD_DRUG_CLASSES, EXCLUDED_DRUG_CLASSES, prescriptionPolicy, STOP_REASONS } from './policy.ts';
export { type Dispensing, evolve, type Prescribed } from './prescribed.ts';
export { type Prescription, refillDueOn, supplyEnd } from './prescription.ts';
export type { PrescriptionRefusal } from './refusal.ts';
export type { Check, LastVisit, PrescriptionRequest, RunningSupply } from './request.ts';
export { lastVisitOf, reviewDue, type ReviewDue } from './review.ts';
export { type DrugTimeline, isRunning, runsOutOn, type Supply, supplyTimeline } from './supply.ts';
