import { birthDateIn, idNumber, sexIn } from '../../domain/kernel/id-number.ts';
import { isLocalDate, startOfDay } from '../../domain/kernel/time.ts';
import type { amendResident, registerResident } from '../../functions/residents/api.ts';
import type { Asked } from '../kit/request.ts';
import type { Problem } from '../kit/problem.ts';

type NewBody = Asked<typeof registerResident>['body'];
type Changes = NonNullable<Asked<typeof amendResident>['body']>;
type Consent = NonNullable<Changes['consent']>;

/** The form of a new record as it is filled in. */
export type RegisterForm = {
  readonly name: string;
  readonly idNumber?: string;
  readonly sex: 'M' | 'F';
  readonly birthDate: string;
  readonly phone?: string;
  readonly phoneOwner?: 'self' | 'family';
  readonly regionCode: string;
  readonly householdId?: string;
  readonly keyGroups?: NonNullable<NewBody['keyGroups']>;
  readonly expectedDeliveryOn?: string;
  readonly ehrFiledOn?: string;
  readonly language: 'zh-CN' | 'en';
  readonly hasAgreed: boolean;
  readonly by?: Consent['by'];
  readonly method?: Consent['method'];
};

const trimmed = (text: string | undefined): string => text?.trim() ?? '';

const unlessEmpty = (name: keyof NewBody, text: string | undefined) => {
  const said = trimmed(text);
  return said === '' ? {} : { [name]: said };
};

/** What is sent of a form. Consent is not part of it: who gave it, and how, is recorded of the person once they stand. */
export const registrationOf = (form: RegisterForm): NewBody => {
  const { name, sex, birthDate, regionCode, language, phone, phoneOwner, keyGroups = [] } = form;
  const isExpecting = keyGroups.includes('pregnant');
  return {
    name: name.trim(),
    sex,
    birthDate,
    regionCode,
    language,
    keyGroups,
    ...unlessEmpty('phone', phone),
    ...(phoneOwner === undefined || trimmed(phone) === '' ? {} : { phoneOwner }),
    ...unlessEmpty('idNumber', form.idNumber),
    ...unlessEmpty('householdId', form.householdId),
    ...unlessEmpty('ehrFiledOn', form.ehrFiledOn),
    ...(isExpecting ? unlessEmpty('expectedDeliveryOn', form.expectedDeliveryOn) : {}),
  };
};

/** The consent to SMS that a form tells, from today on; undefined where there is none. */
export const consentOf = ({ hasAgreed, by, method }: RegisterForm, today: string): Changes | undefined => {
  if (!hasAgreed || by === undefined || method === undefined || !isLocalDate(today)) return undefined;
  return { smsConsent: true, consent: { by, method, at: startOfDay(today).toISOString() } };
};

/** What a sound identity number says of its holder; nothing of another text. */
export const saidBy = (text: string): { readonly birthDate: string; readonly sex: 'M' | 'F' } | undefined => {
  const number = idNumber(text.trim());
  return number === undefined ? undefined : { birthDate: birthDateIn(number), sex: sexIn(number) };
};

/** The faults of a refusal by the fields of the form; what belongs to no field of it is left out. */
export const faultsOf = (
  { errors, title, type }: Problem,
  fields: readonly string[],
): readonly { readonly name: string; readonly errors: string[] }[] => {
  const faults = errors.flatMap(({ path, message }) => {
    const name = path.replace(/^body\.(consent\.)?/, '');
    return fields.includes(name) ? [{ name, errors: [message] }] : [];
  });
  return type === '/problems/resident/same-id-number'
    ? [...faults, { name: 'idNumber', errors: [title] }]
    : faults;
};
