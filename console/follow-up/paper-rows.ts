import { bmiOf, type Read, readerOf } from './form-body.ts';
import { type Draft, textAt } from './draft.ts';
import { isOnPaper, LIFESTYLE, OPTIONS, type Programme, symptomsOf } from './fields.ts';
import { numberIn } from './typed-number.ts';

/** A row of the paper: numbers of answers to choose from, or values with their units. */
export type PaperRow =
  | {
      readonly kind: 'choice';
      readonly name: string;
      /** How the answers are named, as `adherence`. */
      readonly group: string;
      readonly options: readonly string[];
      readonly chosen: readonly string[];
      readonly more?: string;
    }
  | {
      readonly kind: 'values';
      readonly name: string;
      readonly values: readonly { readonly text: string; readonly unit: string }[];
    };

type Values = Extract<PaperRow, { readonly kind: 'values' }>['values'];

const values = (name: string, ...given: Values): PaperRow => ({ kind: 'values', name, values: given });
const words = (name: string, text: string): PaperRow => values(name, { text, unit: '' });

type Chosen = Extract<PaperRow, { readonly kind: 'choice' }>;
type Question = Pick<Chosen, 'name' | 'group' | 'options'>;

const choice = (read: Read, { name, group, options }: Question): Chosen => ({
  kind: 'choice',
  name,
  group,
  options,
  chosen: [read(name)].filter((one) => one !== ''),
});

const asked = (read: Read, name: keyof typeof OPTIONS): Chosen =>
  choice(read, { name, group: name, options: OPTIONS[name] });

const symptomRow = (draft: Draft, { code }: Programme): PaperRow => {
  const options = symptomsOf([code]);
  const chosen = draft.lists['symptoms'] ?? [];
  return {
    kind: 'choice',
    name: 'symptoms',
    group: 'symptoms',
    options,
    chosen: chosen.filter((one) => options.includes(one)),
    more: textAt(draft, 'symptomsOther'),
  };
};

/** The paper says blood pressure, weight and body-mass index before the rest. */
const SAID_FIRST = new Set(['sbp', 'dbp', 'weightKg', 'heightCm']);

const signRows = (read: Read, { measurements, code }: Programme): readonly PaperRow[] => {
  const heightCm = numberIn(read('heightCm'));
  const bmi = bmiOf(numberIn(read('weightKg')), heightCm)?.toString() ?? '';
  const target = bmiOf(numberIn(read('weightTargetKg')), heightCm)?.toString() ?? '';
  const rest = measurements.filter(({ name }) => !SAID_FIRST.has(name));
  return [
    values('bloodPressure', { text: read('sbp'), unit: '/' }, { text: read('dbp'), unit: 'mmHg' }),
    values('weightKg', { text: read('weightKg'), unit: '/' }, { text: read('weightTargetKg'), unit: 'kg' }),
    values('bmiKgPerM2', { text: bmi, unit: '/' }, { text: target, unit: 'kg/m²' }),
    ...rest.map(({ name, unit }) => values(name, { text: read(name), unit })),
    ...(isOnPaper({ of: ['diabetes'] }, code) ? [asked(read, 'dorsalisPedisPulse')] : []),
    words('signsOther', read('signsOther')),
  ];
};

const lifeRows = (read: Read, code: string): readonly PaperRow[] =>
  LIFESTYLE.filter((row) => isOnPaper(row, code)).flatMap((row): PaperRow[] => {
    const { now, target, options } = row;
    if (options === undefined)
      return [
        values(now, { text: read(now), unit: '/' }, { text: read(target ?? now), unit: `${now}.unit` }),
      ];
    const group = now === 'salt' ? 'salt' : 'grade';
    return [now, ...(target === undefined ? [] : [target])].map((name) =>
      choice(read, { name, group, options }),
    );
  });

const drugRows = (draft: Draft, code: string): readonly PaperRow[] => {
  const drugs = draft.drugs[code] ?? [];
  const FEWEST = 3;
  return Array.from({ length: Math.max(FEWEST, drugs.length) }, (_, at) =>
    values(
      'drug',
      { text: drugs[at]?.name ?? '', unit: '' },
      { text: drugs[at]?.timesPerDay ?? '', unit: 'timesADay' },
      { text: drugs[at]?.mgEachTime ?? '', unit: 'mgEachTime' },
    ),
  );
};

const treatmentRows = (read: Read, code: string): readonly PaperRow[] => {
  const isDiabetes = isOnPaper({ of: ['diabetes'] }, code);
  return [
    words('auxiliaryExaminations', read('auxiliaryExaminations')),
    asked(read, 'adherence'),
    {
      ...asked(read, 'adverseReaction'),
      more: read('adverseReactionSays'),
    },
    ...(isDiabetes ? [asked(read, 'hypoglycaemia')] : []),
    asked(read, 'complication'),
  ];
};

const insulinRows = (read: Read, code: string): readonly PaperRow[] =>
  isOnPaper({ of: ['diabetes'] }, code)
    ? [
        values(
          'insulin',
          { text: read('insulin.kind'), unit: '' },
          { text: read('insulin.usageAndDose'), unit: '' },
        ),
      ]
    : [];

const referralRows = (read: Read): readonly PaperRow[] =>
  ['referral.reason', 'referral.institutionAndDepartment'].map((name) => words(name, read(name)));

/** What the rules or the doctor decided on the visit, for its rows on paper. */
export type PaperDecided = { readonly class: string; readonly nextDate: string };

/** Rows that the form gathers under a heading at their side, or rows of their own. */
export type PaperPart = {
  readonly name?: 'signs' | 'lifestyle' | 'medicines' | 'referral';
  readonly rows: readonly PaperRow[];
};

/** The parts of a programme's national form in their order, filled in as far as the form is; empty rows are lines to write
 *  on. @source 高血压患者随访服务记录表, 2型糖尿病患者随访服务记录表: domain-rules.md §1.7, §2.4 */
export const paperParts = (
  draft: Draft,
  programme: Programme,
  decided: PaperDecided,
): readonly PaperPart[] => {
  const { code } = programme;
  const read = readerOf(draft, code);
  const CLASSES = ['1', '2', '3', '4'];
  const decidedRow: PaperRow = {
    kind: 'choice',
    name: 'class',
    group: 'class',
    options: CLASSES,
    chosen: CLASSES.filter((one) => one === decided.class),
  };
  return [
    { rows: [asked(read, 'mode'), symptomRow(draft, programme)] },
    { name: 'signs', rows: signRows(read, programme) },
    { name: 'lifestyle', rows: lifeRows(read, code) },
    { rows: [...treatmentRows(read, code), decidedRow] },
    { name: 'medicines', rows: [...drugRows(draft, code), ...insulinRows(read, code)] },
    { name: 'referral', rows: referralRows(read) },
    { rows: [words('nextDate', decided.nextDate)] },
  ];
};
