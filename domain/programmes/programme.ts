import type { QuantityName } from '../kernel/quantity.ts';
import type { Sentence } from '../kernel/text.ts';
import type { RuleProfile } from './profile.ts';
import type { ProgrammeCode } from './programme-code.ts';
import type { Visit } from './visit.ts';

/** A reason to refer at once, by its code in the rules (E1…, F1…). */
export type Emergency = { readonly code: string; readonly says: Sentence };

/** What the readings of one visit say by themselves, without any visit before. */
export type Judgement = {
  readonly emergencies: readonly Emergency[];
  /** On target; undefined while a reading that it needs is missing. */
  readonly controlled: boolean | undefined;
};

/** A value that official control counts and that is shown apart all the same (readings.md A20). */
export type ShownApart = { readonly name: string; readonly test: (visit: Visit) => boolean };

/** A chronic-disease programme: data and one pure function. */
export type Programme = {
  readonly code: ProgrammeCode;
  /** The letter before the row number: H7, D4. */
  readonly rowLetter: string;
  readonly name: Sentence;
  /** What its form asks to be measured. */
  readonly measurements: readonly QuantityName[];
  /** Judges one visit at an age in completed years, by a profile's limits. */
  readonly judge: (visit: Visit, ageYears: number, profile: RuleProfile) => Judgement;
  /** The readings of a visit and the target they are held against, for people. */
  readonly reading: (visit: Visit, ageYears: number, profile: RuleProfile) => Sentence;
  readonly shownApart: readonly ShownApart[];
  /** The document whose rows these are. */
  readonly source: string;
};
