export {
  type Check,
  checkPrescription,
  type PrescribedDrug,
  type PrescriptionRequest,
  type RunningSupply,
} from './check.ts';
export { EXCLUDED_DRUG_CLASSES, prescriptionPolicy } from './policy.ts';
export { type Prescription, refillDueOn, supplyEnd } from './prescription.ts';
