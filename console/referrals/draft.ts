import type { Asked } from '../kit/request.ts';
import type { sendReferral } from '../../functions/referrals/api.ts';

type Body = Asked<typeof sendReferral>['body'];
type FormField = keyof NonNullable<Body['form']>;

/** The criteria of each direction. Which direction a criterion asks for is the service's to say:
 *  domain/referrals/catalogue.ts. */
export const GROUNDS_OF = {
  up: [
    'emergency',
    'two_in_a_row',
    'reaction',
    'complication',
    'complication_worse',
    'suspected_secondary',
    'to_confirm',
    'acute_onset',
    'severe_symptoms',
    'hard_to_control',
    'pregnant_or_lactating',
    'cannot_handle',
    'tcm_need',
  ],
  down: [
    'plan_clear',
    'stable',
    'complication_stable',
    'tcm_plan_stable',
    'long_term_follow_up',
    'information',
  ],
} as const satisfies Record<Body['direction'], NonNullable<Body['grounds']>>;

/** The fields of the national form in its order, and whether it prints them in bold. */
export const FORM_FIELDS = [
  ['initialImpression', true],
  ['presentIllness', true],
  ['pastHistory', true],
  ['treatment', true],
  ['department', false],
  ['receivingDoctor', false],
  ['referringDoctor', false],
  ['referringPhone', false],
] as const satisfies readonly (readonly [FormField, boolean])[];

/** A referral as it is typed: fields may be empty. */
export type Draft = {
  readonly direction: Body['direction'];
  readonly urgency: Body['urgency'];
  readonly kind: NonNullable<Body['kind']>;
  readonly toInstitutionId?: string;
  readonly programme?: string;
  readonly grounds: (typeof GROUNDS_OF)[Body['direction']][number][];
  readonly reason?: string;
  readonly disease?: string;
  readonly form?: Readonly<Partial<Record<FormField, string>>>;
};

const said = (text: string | undefined): string | undefined => {
  const trimmed = text?.trim();
  return trimmed === '' ? undefined : trimmed;
};

const named = <Name extends string>(
  name: Name,
  text: string | undefined,
): { readonly [N in Name]?: string } => {
  const value = said(text);
  const entry: { [N in Name]?: string } = {};
  if (value !== undefined) entry[name] = value;
  return entry;
};

const formOf = (form: Draft['form']): NonNullable<Body['form']> =>
  Object.assign({}, ...FORM_FIELDS.map(([name]) => named(name, form?.[name])));

/** A referral as the service takes it: what was left empty is left out, and without a reason in words the first criterion
 *  is the reason. Undefined where there is neither. */
export const bodyOf = (
  { direction, urgency, kind, grounds, reason, form, ...rest }: Draft,
  isDraft: boolean,
): Body | undefined => {
  const why = said(reason) ?? grounds[0];
  if (why === undefined) return undefined;
  return {
    direction,
    urgency,
    kind,
    grounds,
    reason: why,
    ...named('toInstitutionId', rest.toInstitutionId),
    ...named('programme', rest.programme),
    ...named('disease', rest.disease?.toUpperCase()),
    form: formOf(form),
    ...(isDraft ? { draft: true } : {}),
  };
};
