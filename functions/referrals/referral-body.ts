import { type Subject, visibleFields } from '../../domain/access/index.ts';
import { byCodePoints, type InstitutionId } from '../../domain/kernel/ids.ts';
import type { Language, Sentence } from '../../domain/kernel/text.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import { PUBLIC_HOLIDAYS } from '../../domain/kernel/public-holidays.ts';
import {
  catalogueWarning,
  type Counted,
  formWarning,
  isLate,
  type Limit,
  limitsOf,
  type ReferralCase,
  stateOn,
  waitedUntil,
} from '../../domain/referrals/index.ts';
import type { ResidentDay } from '../../domain/residents/index.ts';
import type { Reference } from '../organisation/reference.ts';
import { casesIn, type ReferralSource } from './cases.ts';
import type { PlaceBody, ReferralAlone, ReferralBody, ReferralWarning } from './bodies.ts';

type OfEvent = {
  readonly type: string;
  readonly referralId: string;
  readonly residentId: string;
  readonly isConsultation?: true | undefined;
};

/** The place of a referral among those of a resident: text order is time order. */
export const listPlace = ({ referredOn, id }: Pick<ReferralBody, 'referredOn' | 'id'>): string =>
  `${referredOn} ${id}`;

/** What an event tells besides whose it is. */
const told = <Event extends OfEvent>(event: Event | undefined) => {
  if (event === undefined) return undefined;
  const { type: _type, referralId: _id, residentId: _resident, isConsultation: _is, ...rest } = event;
  return rest;
};

const greenChannel = (
  { urgency, accepted }: ReferralCase,
  limits: readonly Limit[],
): ReferralBody['greenChannel'] => {
  const [answerBy, slotBy] = (['answer', 'appointment'] as const).map(
    (name) => limits.find(({ step }) => step === name)?.dueOn,
  );
  if (urgency !== 'urgent' || answerBy === undefined || slotBy === undefined) return undefined;
  const { appointmentOn: slotOn, slotAt, answeredBy, answeredByPhone } = accepted ?? {};
  return { answerBy, slotBy, slotOn, slotAt, answeredBy, answeredByPhone };
};

/** The day, and how the resident was followed up by then. */
type Now = Pick<Counted, 'visits'> & { readonly today: LocalDate };

/** A referral as answered on a day. */
const referralBody = (referral: ReferralCase, { today, visits }: Now): ReferralBody => {
  const { state, accepted, refused, seen, returned, checked, closed, ...row } = referral;
  const limits = limitsOf(referral, { holidays: PUBLIC_HOLIDAYS, visits });
  return {
    ...row,
    grounds: [...row.grounds],
    status: stateOn(referral, today),
    waitedUntil: state === 'draft' ? undefined : waitedUntil(row.referredOn),
    greenChannel: greenChannel(referral, limits),
    accepted: told(accepted),
    refused: told(refused),
    seen: told(seen),
    returned: told(returned),
    checked: told(checked),
    closed: closed && { closedOn: closed.closedOn, reason: closed.reason },
    limits: limits.map((limit) => ({ ...limit, isLate: isLate(limit, today) })),
  };
};

/** Every referral of a resident as answered on a day, the latest first. */
export const referralBodies = (
  source: ReferralSource & { readonly history: Pick<Counted, 'visits'> },
  today: LocalDate,
): ReferralBody[] =>
  casesIn(source)
    .toSorted((a, b) => byCodePoints(listPlace(b), listPlace(a)))
    .map((referral) => referralBody(referral, { today, visits: source.history.visits }));

const SAYS: Readonly<Record<ReferralWarning['code'], Sentence>> = {
  'referral/not-asked-for': {
    'zh-CN': '按疾病目录，该病情不要求这样转诊',
    en: 'the catalogue does not ask for this referral',
  },
  'referral/not-in-catalogue': {
    'zh-CN': '疾病目录中没有该病种',
    en: 'the disease is not in the catalogue',
  },
  'referral/form-incomplete': {
    'zh-CN': '转诊单有未填的主要项目',
    en: 'main fields of the referral form say nothing',
  },
};

const warningsOf = (referral: ReferralCase, language: Language): ReferralWarning[] => {
  const code = catalogueWarning(referral);
  const found = [code && { code }, formWarning(referral.form)].filter((one) => one !== undefined);
  return found.map((one) => ({ ...one, message: SAYS[one.code][language] }));
};

/** Of whom a referral is, read by whom. */
export type Shown = {
  readonly person: ResidentDay;
  readonly reference: Reference;
  readonly by: Subject;
  readonly language: Language;
};

const personOf = ({ person, reference, by }: Shown): ReferralAlone['person'] => {
  const { id: fileNumber, name, sex, birthDate, phone, regionCode } = person.history.resident;
  const regions = reference.organisation.regions.filter(({ code }) => regionCode.startsWith(code));
  const address = regions
    .toSorted((a, b) => a.code.length - b.code.length)
    .map((region) => region.name)
    .join('');
  const { ageYears } = person;
  return {
    fileNumber,
    name,
    sex,
    birthDate,
    ageYears,
    address,
    phone: visibleFields(by).phone(phone),
  };
};

/** An institution that the county lists, and how it is reached. */
export const placeBody = (
  { organisation }: Pick<Reference, 'organisation'>,
  institutionId: InstitutionId | undefined,
): PlaceBody | undefined => {
  const found = organisation.institutions.find(({ id }) => id === institutionId);
  return found && { id: found.id, name: found.name, phone: found.phone };
};

/** A referral alone, with the person as the form names them. */
export const referralAlone = (referral: ReferralCase, shown: Shown): ReferralAlone => {
  const { person, reference, language } = shown;
  return {
    ...referralBody(referral, { today: person.day, visits: person.history.visits }),
    person: personOf(shown),
    sender: placeBody(reference, referral.fromInstitutionId),
    receiver: placeBody(reference, referral.toInstitutionId),
    warnings: warningsOf(referral, language),
  };
};
