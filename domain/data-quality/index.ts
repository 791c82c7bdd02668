export { type DigitPreference, digitPreference } from './digits.ts';
export { type Encounter, encountersOf, type RecordedVisit } from './encounter.ts';
export { type Finding, FINDINGS, findingsOfMany, findingsOfStaff, gravityOf, lateShare } from './findings.ts';
export { GRADES } from './grade.ts';
export { dataQualityPolicy } from './policy.ts';
export { QUALITY_RULES } from './rules.ts';
export { addTallies, type QualityTally, sumTallies, tallyOf } from './tally.ts';
