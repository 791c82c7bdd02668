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

/** A visit as a record shows it: the row of the branch table that it came to, and its cells. */
type Visited = { readonly row: string; readonly visit: Readonly<Record<string, unknown>> };

type Ground = Draft['grounds'][number];

/** The criteria by the number of the row. @source domain-rules.md, branch tables of both programmes */
const GROUND_OF_ROW = new Map<string, Ground>([
  ['1', 'emergency'],
  ['2', 'complication'],
  ['3', 'reaction'],
  ['4', 'two_in_a_row'],
]);

/** The criteria that a visit itself meets: the doctor finds them chosen, and may choose others. */
export const groundsAfter = ({ row, visit }: Visited): Ground[] => {
  const met = GROUND_OF_ROW.get(row.slice(1));
  const isWorse = met === 'complication' && visit['complication'] === 'worse';
  return [
    ...(met === undefined ? [] : [isWorse ? 'complication_worse' : met]),
    ...(visit['pregnantOrLactating'] === true ? (['pregnant_or_lactating'] as const) : []),
    ...(visit['cannotHandle'] === true ? (['cannot_handle'] as const) : []),
  ];
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

/** A referral as the service takes it: what was left empty is left out, criteria of the other direction too, and without a
 *  reason in words the first criterion is the reason. Undefined where there is neither. */
export const bodyOf = (
  { direction, urgency, kind, grounds: chosen, reason, form, ...rest }: Draft,
  isDraft: boolean,
): Body | undefined => {
  const ofDirection: ReadonlySet<Ground> = new Set(GROUNDS_OF[direction]);
  const grounds = chosen.filter((ground) => ofDirection.has(ground));
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
