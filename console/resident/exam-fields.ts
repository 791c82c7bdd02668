import { examRanges, ranges } from '../../domain/kernel/quantity.ts';

/** How a field of the exam form is filled in. */
export type ExamField = { readonly name: string } & (
  | { readonly kind: 'number'; readonly unit: string }
  | { readonly kind: 'choice'; readonly of: readonly string[] }
  | { readonly kind: 'finding' }
  | { readonly kind: 'words' }
  | { readonly kind: 'text' }
);

const number = (name: string, unit = ''): ExamField => ({ name, kind: 'number', unit });
const choice = (name: string, of: readonly string[]): ExamField => ({ name, kind: 'choice', of });
const finding = (name: string): ExamField => ({ name, kind: 'finding' });
const words = (name: string): ExamField => ({ name, kind: 'words' });

const STRIP = ['-', '±', '+', '++', '+++', '++++'];
const SCREENED = ['screened_negative', 'screened_positive'];

/** What is measured of everybody, with its unit; these stand beside the form in the record. */
export const MEASURES = [
  number('sbp', ranges.sbp.unit),
  number('dbp', ranges.dbp.unit),
  number('fpg', ranges.fpg.unit),
  number('heightCm', ranges.heightCm.unit),
  number('weightKg', ranges.weightKg.unit),
  number('waistCm', ranges.waistCm.unit),
];

const lifestyle = [
  words('symptoms'),
  choice('selfRatedHealth', ['satisfied', 'mostly_satisfied', 'unclear', 'less_satisfied', 'dissatisfied']),
  choice('selfCare', ['independent', 'slightly_dependent', 'partly_dependent', 'dependent']),
  choice('cognition', SCREENED),
  choice('mood', SCREENED),
  choice('smoking', ['never', 'former', 'current']),
  number('smokingCigarettesPerDay'),
  choice('drinking', ['never', 'occasional', 'often', 'daily']),
  number('exerciseTimesPerWeek'),
  choice('constitution', [
    'balanced',
    'qi_deficient',
    'yang_deficient',
    'yin_deficient',
    'phlegm_damp',
    'damp_heat',
    'blood_stasis',
    'qi_stagnant',
    'special',
  ]),
];

const physical = [
  number('temperature', ranges.temperature.unit),
  number('heartRate', ranges.heartRate.unit),
  number('respirationPerMin', examRanges.respirationPerMin.unit),
  number('visionLeft'),
  number('visionRight'),
  ...['skin', 'lymphNodes', 'heart', 'lungs', 'abdomen', 'legOedema'].map(finding),
  ...['dorsalisPedisPulse', 'mouth', 'hearing', 'motorFunction'].map(finding),
];

const tests = [
  number('hba1c', ranges.hba1c.unit),
  number('haemoglobinGPerL', examRanges.haemoglobinGPerL.unit),
  number('whiteCells1e9PerL', '×10⁹/L'),
  number('platelets1e9PerL', '×10⁹/L'),
  ...['urineProtein', 'urineGlucose', 'urineKetones', 'urineBlood'].map((name) => choice(name, STRIP)),
  number('altUPerL', examRanges.altUPerL.unit),
  number('astUPerL', examRanges.astUPerL.unit),
  number('bilirubinUmolPerL', examRanges.bilirubinUmolPerL.unit),
  number('creatinineUmolPerL', examRanges.creatinineUmolPerL.unit),
  number('ureaMmolPerL', examRanges.ureaMmolPerL.unit),
  number('cholesterolMmolPerL', examRanges.cholesterolMmolPerL.unit),
  number('triglyceridesMmolPerL', examRanges.triglyceridesMmolPerL.unit),
  number('ldlMmolPerL', examRanges.ldlMmolPerL.unit),
  number('hdlMmolPerL', examRanges.hdlMmolPerL.unit),
  ...['ecg', 'chestFilm', 'abdominalUltrasound'].map(finding),
];

const conclusion: ExamField[] = [
  words('abnormalities'),
  words('riskFactors'),
  { name: 'advice', kind: 'text' },
];

/** The rest of the national form by its parts, in its order. @source events/exam-form.ts */
export const FORM_PARTS = { lifestyle, physical, tests, conclusion } as const;
/** The names of the parts, in order. */
export const PART_NAMES = ['lifestyle', 'physical', 'tests', 'conclusion'] as const;

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const withoutEmpty = (value: unknown): unknown => {
  if (!isRecord(value)) return value;
  const filled = filledOf(value);
  return 'says' in filled && !('isNormal' in filled) ? { ...filled, isNormal: false } : filled;
};

/** What of typed values says something: empty fields are left out, also of parts; what was seen without a word on whether it
 *  is in order is not in order. */
export const filledOf = (typed: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(typed)
      .map(([name, value]): [string, unknown] => [name, withoutEmpty(value)])
      .filter(([, value]) => !isEmpty(value) && !(isRecord(value) && Object.keys(value).length === 0)),
  );
