/** The numbers of long prescriptions. */
export const prescriptionPolicy = {
  /** Up to here an ordinary supply; over it a long one. @source 国卫办医发〔2021〕17号 */
  usualDays: 28,
  /** Never more: twelve weeks. @source 国卫办医发〔2021〕17号 */
  mostDays: 84,
  /** What a county allows unless it says otherwise. @source domain-rules.md §5: contracted chronic patients, two months */
  countyLimitDays: 60,
  /** A refill task falls off so many days after the supply ran out. @source reminders.md, readings.md A28 */
  refillFallsOffDays: 30,
  /** The last visit must be of class 1 and not older. @source domain-rules.md §5 [design] */
  stableWithinMonths: 3,
  /** Supply of the same drug that overlaps by more is pointed out. @source domain-rules.md §5 [design] */
  overlapDays: 7,
} as const;

/** Classes of drugs that are never given for long. @source 国卫办医发〔2021〕17号 */
export const EXCLUDED_DRUG_CLASSES = [
  'toxic',
  'radioactive',
  'precursor',
  'narcotic',
  'psychotropic_1',
  'psychotropic_2',
  'antimicrobial',
  'special_storage',
] as const;

/** Titles that may issue a first long prescription: intermediate and above. @source 国卫办医发〔2021〕17号 */
export const FIRST_ISSUE_TITLES: readonly string[] = ['intermediate', 'associate_senior', 'senior'];
