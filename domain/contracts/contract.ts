import type { ContractId, ResidentId, TeamId } from '../kernel/ids.ts';
import type { LocalDate } from '../kernel/time.ts';

/** Why a contract ended before its term. */
export const END_REASONS = [
  'resident',
  'moved_out',
  'died',
  'team_withdrew',
  'transferred',
  'other',
] as const;
export type EndReason = (typeof END_REASONS)[number];

/** The terms that may be signed, in years. @source 国卫基层发〔2022〕10号 */
export const TERM_YEARS = [1, 2, 3] as const;
export type TermYears = (typeof TERM_YEARS)[number];

/** One promised service: the fulfilment ledger's line. */
export type ServiceItem = {
  readonly item: string;
  readonly dueOn: LocalDate;
  readonly doneOn: LocalDate | undefined;
};

/** A family-doctor contract as recorded. Its state is never stored: it follows from the day. */
export type Contract = {
  readonly id: ContractId;
  readonly residentId: ResidentId;
  readonly teamId: TeamId;
  readonly package: string;
  readonly signedOn: LocalDate;
  readonly startsOn: LocalDate;
  readonly termYears: TermYears;
  /** The first day without contract, where it ended early (readings.md A13). */
  readonly endedOn: LocalDate | undefined;
  readonly endReason: EndReason | undefined;
  readonly renewsId: ContractId | undefined;
  readonly services: readonly ServiceItem[];
};
