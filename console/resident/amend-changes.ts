import type { amendResident } from '../../functions/residents/api.ts';
import type { Asked } from '../kit/request.ts';
import type { Story } from './visits.ts';

/** What a correction may change. */
export type Changes = NonNullable<Asked<typeof amendResident>['body']>;

/** The fields of the form that corrects a record, as they are typed; undefined is empty. */
export type Amending = {
  readonly name: string | undefined;
  readonly sex: 'M' | 'F';
  readonly birthDate: string | undefined;
  readonly idNumber: string | undefined;
  readonly phone: string | undefined;
  readonly phoneOwner: 'self' | 'family' | undefined;
  readonly regionCode: string | undefined;
  readonly householdId: string | undefined;
  readonly ehrFiledOn: string | undefined;
  readonly ehrLastUsedOn: string | undefined;
  readonly language: 'zh-CN' | 'en';
  readonly keyGroups: Story['keyGroups'];
  readonly expectedDeliveryOn?: string | undefined;
};

/** The name of a field of the form. */
export type AmendingField = keyof Amending;

/** What a record holds, as the form shows it; what is masked stays masked, and unsent unless it is typed anew. */
export const amendingOf = (story: Story): Amending => ({
  name: story.name,
  sex: story.sex,
  birthDate: story.birthDate,
  idNumber: story.idNumber,
  phone: story.phone === '' ? undefined : story.phone,
  phoneOwner: story.phoneOwner,
  regionCode: story.regionCode,
  householdId: story.householdId,
  ehrFiledOn: story.ehrFiledOn,
  ehrLastUsedOn: story.ehrLastUsedOn,
  language: story.language,
  keyGroups: story.keyGroups,
});

const plain = (value: Amending[AmendingField]): string =>
  Array.isArray(value) ? value.toSorted().join('|') : (value ?? '').trim();

/** Whether two values of a field say the same: an empty text is none, and groups have no order. */
const isSame = (a: Amending[AmendingField], b: Amending[AmendingField]): boolean => plain(a) === plain(b);

const FIELDS = [
  'name',
  'sex',
  'birthDate',
  'idNumber',
  'phone',
  'phoneOwner',
  'regionCode',
  'householdId',
  'ehrFiledOn',
  'ehrLastUsedOn',
  'language',
  'keyGroups',
  'expectedDeliveryOn',
] as const satisfies readonly AmendingField[];

/** The fields that differ between two states of the form. */
export const changedFields = (before: Amending, after: Amending): AmendingField[] =>
  FIELDS.filter((name) => !isSame(before[name], after[name]));

const trimmed = (text: string | undefined): string => (text ?? '').trim();

/** A text that may be taken out of the record: null does it. */
const orNull = (text: string | undefined): string | null => (trimmed(text) === '' ? null : trimmed(text));

/** What is sent of a form: only what was changed. */
export const changesOf = (before: Amending, after: Amending): Changes => {
  const { expectedDeliveryOn } = after;
  const sent: { -readonly [Name in keyof Changes]: Changes[Name] } = {
    name: trimmed(after.name),
    sex: after.sex,
    birthDate: trimmed(after.birthDate),
    idNumber: orNull(after.idNumber),
    phone: trimmed(after.phone),
    phoneOwner: after.phoneOwner ?? null,
    regionCode: trimmed(after.regionCode),
    householdId: orNull(after.householdId),
    ehrFiledOn: orNull(after.ehrFiledOn),
    ehrLastUsedOn: orNull(after.ehrLastUsedOn),
    language: after.language,
    keyGroups: after.keyGroups,
    ...(expectedDeliveryOn !== undefined && { expectedDeliveryOn }),
  };
  const changed = new Set(changedFields(before, after));
  for (const name of FIELDS) if (!changed.has(name)) delete sent[name];
  return sent;
};

/** What stands in the form once somebody else's change was read: what was typed stays, all else is as it is now. Also says
 *  which fields the other one changed. */
export const readAgain = (
  typed: Amending,
  { before, now }: { readonly before: Amending; readonly now: Amending },
): { readonly values: Amending; readonly theirs: readonly AmendingField[] } => {
  const mine = new Set(changedFields(before, typed));
  const kept = Object.fromEntries([...mine].map((name) => [name, typed[name]]));
  return { values: { ...now, ...kept }, theirs: changedFields(before, now) };
};
