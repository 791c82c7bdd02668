import type { Sentence } from '../kernel/text.ts';
import type { LocalDate } from '../kernel/time.ts';
import type { VisitClass } from '../programmes/index.ts';
import { prescriptionPolicy as policy } from './policy.ts';

/** Supply of a drug that the resident still has; `drug` as `drugKey` says it. */
export type RunningSupply = { readonly drug: string; readonly runsOutOn: LocalDate };

/** The last completed visit of the programme, with the class that holds of it. */
export type LastVisit = { readonly class: VisitClass | undefined; readonly visitedOn: LocalDate };

/** A long prescription as it is about to be issued. */
export type PrescriptionRequest = {
  readonly supplyDays: number;
  readonly countyLimitDays: number;
  /** By name. */
  readonly drugs: readonly string[];
  readonly assessed: boolean;
  readonly hasRecordNote: boolean;
  readonly patientConfirmed: boolean;
  readonly hasActiveContract: boolean;
  /** Undefined for a re-issue; else the title of who issues the first one (empty: none recorded). */
  readonly firstIssueTitle: string | undefined;
  /** What the one who issues works as; undefined where they are not among the staff. */
  readonly prescriberRole: string | undefined;
  readonly lastVisit: LastVisit | undefined;
  readonly running: readonly RunningSupply[];
};

/** What a check says: `refuse` stops the prescription, `warn` leaves it to the doctor. */
export type Check = {
  readonly code: string;
  readonly answer: 'refuse' | 'warn';
  readonly says: Sentence;
  readonly source: string;
};

/** Where the checks come from. */
export const SOURCES = {
  national: '国卫办医发〔2021〕17号',
  prescribing: '处方管理办法（卫生部令第53号）第八条',
  local: 'domain-rules.md §5, local rule',
  design: 'domain-rules.md §5 [design]',
} as const;

/** Says whether so much is asked for that the rules of long prescriptions hold in full. */
export const isLong = ({ supplyDays }: Pick<PrescriptionRequest, 'supplyDays'>): boolean =>
  supplyDays > policy.usualDays;
