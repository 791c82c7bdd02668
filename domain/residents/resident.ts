import type { Sex } from '../kernel/id-number.ts';
import type { ResidentId } from '../kernel/ids.ts';
import type { VillageCode } from '../kernel/region-code.ts';
import type { Language } from '../kernel/text.ts';
import type { LocalDate } from '../kernel/time.ts';

/** The key-group tags that a record carries; the other key groups follow from age and enrolment. */
export const KEY_GROUP_TAGS = [
  'pregnant',
  'disabled',
  'low_income',
  'special_family',
  'tuberculosis',
  'severe_mental',
] as const;
export type KeyGroupTag = (typeof KEY_GROUP_TAGS)[number];

/** Whose phone a record names. */
export const PHONE_OWNERS = ['self', 'family'] as const;

/** A person of the county as recorded. */
export type Resident = {
  readonly id: ResidentId;
  readonly name: string;
  readonly sex: Sex;
  readonly birthDate: LocalDate;
  /** As written in the record: a mobile number, a landline or anything else. */
  readonly phone: string;
  readonly regionCode: VillageCode;
  /** Each once. */
  readonly keyGroups: readonly KeyGroupTag[];
  readonly ehrFiledOn: LocalDate | undefined;
  readonly ehrLastUsedOn: LocalDate | undefined;
  readonly smsConsent: boolean;
  /** Opted out from this day on (readings.md A36). */
  readonly smsOptOutOn: LocalDate | undefined;
  readonly diedOn: LocalDate | undefined;
  readonly movedOutOn: LocalDate | undefined;
  readonly language: Language;
};

/** Says whether a person counts as a resident on a day: born, alive, not moved out. @source indicators.md R */
export const isResidentOn = ({ birthDate, diedOn, movedOutOn }: Resident, day: LocalDate): boolean =>
  birthDate <= day &&
  (diedOn === undefined || diedOn > day) &&
  (movedOutOn === undefined || movedOutOn > day);
