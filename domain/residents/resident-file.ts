import type { IdNumber } from '../kernel/id-number.ts';
import { byCodePoints, type Id, type ResidentId } from '../kernel/ids.ts';
import type { VillageCode } from '../kernel/region-code.ts';
import { type LocalDate, localDate } from '../kernel/time.ts';
import type { KeyGroupTag, PHONE_OWNERS, Resident } from './resident.ts';

/** A household's id: opaque text that several people share. */
export type HouseholdId = Id<'HouseholdId'>;

/** What changes with the days in the service, and in a county folder holds always. */
type DatedField = 'regionCode' | 'keyGroups' | 'smsConsent' | 'smsOptOutOn' | 'movedOutOn';

/** What is recorded of a person once, and holds until it is corrected. */
export type Person = Omit<Resident, DatedField> & {
  readonly idNumber: IdNumber | undefined;
  readonly phoneOwner: (typeof PHONE_OWNERS)[number] | undefined;
  readonly householdId: HouseholdId | undefined;
};

/** A time in a key group, [from, until). */
export type TagTerm = {
  readonly tag: KeyGroupTag;
  readonly from: LocalDate;
  readonly until: LocalDate | undefined;
};

/** A time away from the county, [from, until). */
export type Absence = { readonly from: LocalDate; readonly until: LocalDate | undefined };

/** A yes or no to SMS, from a day on until the next. */
export type ConsentChange = { readonly from: LocalDate; readonly isGiven: boolean };

/** What is recorded of a person with its days. Lists stand in the order of their days. */
export type ResidentDates = {
  /** Never empty; the first holds from ever. */
  readonly villages: readonly { readonly regionCode: VillageCode; readonly from: LocalDate }[];
  readonly tags: readonly TagTerm[];
  readonly consents: readonly ConsentChange[];
  readonly absences: readonly Absence[];
};

/** A resident's record in the service. */
export type ResidentFile = {
  readonly person: Person;
  readonly dates: ResidentDates;
  /** Other records of the same person, which are read together with this one. */
  readonly aliases: readonly ResidentId[];
  /** The record that this one is an alias of. */
  readonly aliasOf: ResidentId | undefined;
};

/** The first day there is: what a county folder tells holds from it on. */
export const EVER = localDate('0001-01-01');

type Term = { readonly from: LocalDate; readonly until: LocalDate | undefined };

/** Says whether a day lies in [from, until). */
export const covers = ({ from, until }: Term, day: LocalDate): boolean =>
  from <= day && (until === undefined || day < until);

/** Says whether two times [from, until) have a day in common. */
export const overlap = (a: Term, b: Term): boolean =>
  (b.until === undefined || a.from < b.until) && (a.until === undefined || b.from < a.until);

/** A list with one more in it, in the order of the days; of equal days the one added last stands last. */
export const inOrder = <T extends { readonly from: LocalDate }>(list: readonly T[], added: T): T[] =>
  [...list, added].toSorted((a, b) => byCodePoints(a.from, b.from));

/** The village on a day: that of the latest move up to it. */
export const villageOn = ({ villages }: ResidentDates, day: LocalDate): VillageCode => {
  const village = villages.findLast(({ from }) => from <= day) ?? villages[0];
  if (village === undefined) throw new Error('a resident lives in a village');
  return village.regionCode;
};

/** The key groups on a day, each once. */
export const tagsOn = ({ tags }: ResidentDates, day: LocalDate): KeyGroupTag[] => [
  ...new Set(tags.filter((term) => covers(term, day)).map(({ tag }) => tag)),
];

/** Consent and opt-out on a day. A no after a yes is an opt-out from its day on; a later yes takes it back. */
const smsOn = ({ consents }: ResidentDates, day: LocalDate): Pick<Resident, 'smsConsent' | 'smsOptOutOn'> => {
  const known = consents.filter(({ from }) => from <= day);
  const last = known.at(-1);
  return {
    smsConsent: known.some(({ isGiven }) => isGiven),
    smsOptOutOn: last === undefined || last.isGiven ? undefined : last.from,
  };
};

/** Says whether SMS may be sent on a day. */
export const hasConsentOn = ({ consents }: ResidentDates, day: LocalDate): boolean =>
  consents.findLast(({ from }) => from <= day)?.isGiven ?? false;

/** The absence that holds on a day. */
export const absenceOn = ({ absences }: ResidentDates, day: LocalDate): Absence | undefined =>
  absences.find((absence) => covers(absence, day));

/** The resident as of a day: one value for each field, as the rules read it. */
export const residentOnDay = ({ person, dates }: ResidentFile, day: LocalDate): Resident => {
  const { idNumber: _number, phoneOwner: _owner, householdId: _household, ...record } = person;
  return {
    ...record,
    regionCode: villageOn(dates, day),
    keyGroups: tagsOn(dates, day),
    ...smsOn(dates, day),
    movedOutOn: absenceOn(dates, day)?.from,
  };
};

/** The first day after another on which a dated value begins or ends, or undefined where time alone changes none. */
export const nextDatedChange = (dates: ResidentDates, day: LocalDate): LocalDate | undefined =>
  [...dates.villages, ...dates.tags, ...dates.consents, ...dates.absences]
    .flatMap((term) => ('until' in term && term.until !== undefined ? [term.from, term.until] : [term.from]))
    .filter((date) => date > day)
    .toSorted(byCodePoints)[0];

type Beside = Partial<Pick<Person, 'idNumber' | 'phoneOwner' | 'householdId'>>;

const recordedConsents = ({ smsConsent, smsOptOutOn }: Resident): ConsentChange[] => [
  ...(smsConsent ? [{ from: EVER, isGiven: true }] : []),
  ...(smsOptOutOn === undefined ? [] : [{ from: smsOptOutOn, isGiven: false }]),
];

/** The record that an imported resident becomes: what the folder tells holds always.
 *  `residentOnDay` gives the resident back but for dates after the day. */
export const fileOf = (resident: Resident, beside: Beside = {}): ResidentFile => {
  const {
    regionCode,
    keyGroups,
    smsConsent: _consent,
    smsOptOutOn: _optOut,
    movedOutOn,
    ...record
  } = resident;
  const { idNumber, phoneOwner, householdId } = beside;
  return {
    person: { ...record, idNumber, phoneOwner, householdId },
    dates: {
      villages: [{ regionCode, from: EVER }],
      tags: keyGroups.map((tag) => ({ tag, from: EVER, until: undefined })),
      consents: recordedConsents(resident),
      absences: movedOutOn === undefined ? [] : [{ from: movedOutOn, until: undefined }],
    },
    aliases: [],
    aliasOf: undefined,
  };
};
