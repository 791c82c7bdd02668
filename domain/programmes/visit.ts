import type { ResidentId, VisitId } from '../kernel/ids.ts';
import type { Celsius, MmHg, MmolPerL, PerMinute } from '../kernel/quantity.ts';
import type { LocalDate, LocalTime } from '../kernel/time.ts';
import type { ProgrammeCode } from './programme-code.ts';

/** How the resident was seen. */
export const VISIT_MODES = ['clinic', 'home', 'phone', 'video'] as const;
export type VisitMode = (typeof VISIT_MODES)[number];

/** What became of the attempt to see the resident. */
export const VISIT_OUTCOMES = ['done', 'lost', 'refused'] as const;
export type VisitOutcome = (typeof VISIT_OUTCOMES)[number];

/** Adverse drug reaction; `uncontrolled` = marked hard to control by the doctor. */
export const ADVERSE_REACTIONS = ['none', 'present', 'uncontrolled'] as const;
export type AdverseReaction = (typeof ADVERSE_REACTIONS)[number];

/** New complication, or an existing one worse. */
export const COMPLICATIONS = ['none', 'new', 'worse'] as const;
export type Complication = (typeof COMPLICATIONS)[number];

/** The class on the form: 1 satisfied, 2 unsatisfied, 3 adverse reaction, 4 complication. */
export type VisitClass = 1 | 2 | 3 | 4;

/** What a doctor decided otherwise than the rules, with a reason; at least one of the two is there. */
export type Override = {
  readonly class: VisitClass | undefined;
  readonly nextOn: LocalDate | undefined;
  readonly reason: string;
};

/** The part of a follow-up form that the rules read. */
export type Visit = {
  readonly id: VisitId;
  readonly residentId: ResidentId;
  readonly programme: ProgrammeCode;
  readonly visitedOn: LocalDate;
  /** 00:00 where the form has no time (readings.md A54). */
  readonly visitedAt: LocalTime;
  readonly mode: VisitMode;
  readonly outcome: VisitOutcome;
  readonly sbp: MmHg | undefined;
  readonly dbp: MmHg | undefined;
  readonly fpg: MmolPerL | undefined;
  readonly ppg: MmolPerL | undefined;
  /** Sustained, not momentary (readings.md A11). */
  readonly heartRate: PerMinute | undefined;
  readonly temperature: Celsius | undefined;
  /** Any text in the form's danger signs is one, whatever the word (readings.md A11). */
  readonly hasDangerSign: boolean;
  readonly adverseReaction: AdverseReaction;
  readonly complication: Complication;
  readonly pregnantOrLactating: boolean;
  readonly cannotHandle: boolean;
  /** Stands beside the rules' assessment and never changes it. */
  readonly override?: Override | undefined;
};
