import type { Sentence } from '../kernel/text.ts';
import type { ManagedDay, CountedPerson } from '../residents/index.ts';

/** What one resident adds to an indicator: people for most, items or contracts for two. */
export type Share = { readonly numerator: number; readonly denominator: number };

/** Not counted at all. */
export const OUTSIDE: Share = { numerator: 0, denominator: 0 };
/** In the denominator only. */
const MISSED: Share = { numerator: 0, denominator: 1 };
/** In both. */
export const MET: Share = { numerator: 1, denominator: 1 };

/** In both when the test holds, else in the denominator only. */
export const metWhen = (holds: boolean): Share => (holds ? MET : MISSED);

/** An indicator of contracts and files: of residents, by where they live. */
export type ResidentIndicator = {
  readonly code: string;
  /** Counted for every group, or for all residents only. */
  readonly isByGroup: boolean;
  readonly share: (person: CountedPerson) => Share;
  /** Why this person is counted so. */
  readonly rule: (person: CountedPerson) => Sentence;
};

/** An indicator of one programme: of its managed residents, by home or by contracted team. */
export type ProgrammeIndicator<Person extends CountedPerson = CountedPerson> = {
  /** The code after the programme's: hypertension_ + `control_rate`. */
  readonly name: string;
  readonly share: (managed: ManagedDay, person: Person) => Share;
  readonly rule: (managed: ManagedDay, person: Person) => Sentence;
};

/** The groups of programme indicators. */
export const PROGRAMME_GROUPS = ['all', 'contracted'] as const;
