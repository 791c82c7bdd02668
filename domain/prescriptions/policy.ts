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
  /** Over how many days it is told how much of the time somebody had their drugs, the last of them the day itself.
   *  @source PQA, Proportion of Days Covered: a year */
  coveredDays: 365,
  /** Who had their drugs on so much of the time took them. @source PQA, Proportion of Days Covered: 80 % */
  enoughShare: 0.8,
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

/** Titles that may issue a first long prescription: intermediate and above, as a code or in the nation's words for doctors.
 *  @source 国卫办医发〔2021〕17号; 人社部发〔2021〕51号: titles of doctors by level */
export const FIRST_ISSUE_TITLES: readonly string[] = [
  'intermediate',
  'associate_senior',
  'senior',
  '主治医师',
  '主管医师',
  '副主任医师',
  '主任医师',
];

/** Classes of drugs that are kept between 2 and 8 °C. Whether these are the “special needs of storage” that exclude a drug
 *  is read differently from place to place. @source 国卫办医发〔2021〕17号 [open] */
export const COLD_DRUG_CLASSES: readonly string[] = ['insulin', 'glp1_agonist'];

/** Roles of staff that prescribe nothing. @source 处方管理办法（卫生部令第53号）第八条 */
export const NOT_PRESCRIBERS: readonly string[] = ['nurse', 'pharmacist', 'family_planning'];

/** Why a prescription is stopped: the rule's grounds to assess anew, a change of drugs, or something else.
 *  @source 国卫办医发〔2021〕17号 */
export const STOP_REASONS = [
  'not_controlled',
  'other_disease',
  'admitted',
  'adverse_reaction',
  'changed',
  'other',
] as const;
