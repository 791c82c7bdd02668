/** A column of a county file: required ones must be in the header and filled in every row. */
export type Column = { readonly name: string; readonly isRequired: boolean };

/** Columns as county-files.md prints them: a `*` marks a required one. */
const columns = (names: string): readonly Column[] =>
  names.split(' ').map((name) => ({ name: name.replace('*', ''), isRequired: name.endsWith('*') }));

/** Every file of a county folder and its columns in their canonical order.
 *  @source county-files.md, Files; ours are `language`, which a resident is written to in, and what a doctor decided
 *  otherwise than the rules on a follow-up */
export const COUNTY_COLUMNS = {
  regions: columns('code* name* parentCode permanentResidents'),
  institutions: columns('id* name* kind* regionCode* parentId phone'),
  teams: columns('id* name* institutionId* regionCodes* phone'),
  staff: columns('id* name* role* teamId* phone title isLeader'),
  residents: columns(
    'id* name* idNumber sex* birthDate* phone phoneOwner regionCode* householdId keyGroups ehrFiledOn ehrLastUsedOn smsConsent smsOptOutOn diedOn movedOutOn language',
  ),
  contracts: columns(
    'id* residentId* teamId* package signedOn* startsOn* termYears* endedOn endReason renewsId',
  ),
  services: columns('contractId* item* dueOn* doneOn'),
  enrolments: columns('residentId* programme* enrolledOn* closedOn closeReason'),
  followups: columns(
    'id* residentId* programme* visitedOn* visitedAt mode* outcome* sbp dbp fpg ppg hba1c heartRate temperature weightKg heightCm symptoms dangerSigns adverseReaction complication pregnantOrLactating cannotHandle adherence staffId note overrideClass overrideNextOn overrideReason',
  ),
  exams: columns('residentId* examinedOn* kind* sbp dbp fpg heightCm weightKg waistCm result note'),
  prescriptions: columns(
    'id* residentId* programme* issuedOn* days* drugs* assessed patientConfirmed staffId stoppedOn',
  ),
  referrals: columns(
    'id* residentId* programme direction* reason* urgency* referredOn* toInstitutionId checkedOn returnedOn status',
  ),
} as const satisfies Record<string, readonly Column[]>;

/** The name of a county file without its ending. */
export type CountyFile = keyof typeof COUNTY_COLUMNS;

/** The files that say who works where; they are read first and are small. */
export const REFERENCE_FILES = [
  'regions',
  'institutions',
  'teams',
  'staff',
] as const satisfies readonly CountyFile[];
export type ReferenceFile = (typeof REFERENCE_FILES)[number];

/** The files of contracts, the second of which refers to the first. */
export const CONTRACT_FILES = ['contracts', 'services'] as const satisfies readonly CountyFile[];

/** The files of histories whose rows refer to residents and to nothing else, and to which no other row refers: they can
 *  be read as soon as the residents are known. */
export const ASIDE_FILES = [
  'enrolments',
  'followups',
  'exams',
  'prescriptions',
  'referrals',
] as const satisfies readonly CountyFile[];

/** The files that make up residents' histories, each after the files that it refers to. */
export const HISTORY_FILES = [
  'residents',
  ...CONTRACT_FILES,
  ...ASIDE_FILES,
] as const satisfies readonly CountyFile[];
export type HistoryFile = (typeof HISTORY_FILES)[number];

/** All files, references before what refers to them. */
export const COUNTY_FILES: readonly CountyFile[] = [...REFERENCE_FILES, ...HISTORY_FILES];

/** The columns that tell two rows of a file apart: an id, or the key of a file without one (readings.md A43). */
export const KEY_COLUMNS: Readonly<Record<CountyFile, readonly string[]>> = {
  regions: ['code'],
  institutions: ['id'],
  teams: ['id'],
  staff: ['id'],
  residents: ['id'],
  contracts: ['id'],
  services: ['contractId', 'item', 'dueOn'],
  enrolments: ['residentId', 'programme', 'enrolledOn'],
  followups: ['id'],
  exams: ['residentId', 'examinedOn', 'kind'],
  prescriptions: ['id'],
  referrals: ['id'],
};

/** How many columns at the end of a file few rows fill: a row that fills none of them is kept without their cells. */
export const RARE_COLUMNS: Partial<Readonly<Record<CountyFile, number>>> = { followups: 3 };

/** Says whether a word names a file of histories. */
export const isHistoryFile = (word: string): word is HistoryFile =>
  HISTORY_FILES.some((file) => file === word);

/** Says whether the rows of a file have an id of their own. */
export const hasId = (file: HistoryFile): boolean => KEY_COLUMNS[file].length === 1;

/** The name of a file in a county folder. */
export const fileName = (file: CountyFile): string => `${file}.csv`;
