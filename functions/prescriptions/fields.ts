import * as z from 'zod';

import type { PrescriptionId } from '../../domain/kernel/ids.ts';
import { type DrugLine, drugLine } from '../../domain/prescriptions/index.ts';
import { idField, textField } from '../kit/fields.ts';
import { says } from '../kit/messages.ts';

const NOT_A_DRUG = {
  'zh-CN': '不是药品，应为“名称@剂量@每日次数”',
  en: 'not a drug: name@dose@timesPerDay is needed',
};
const HAS_MARKS = { 'zh-CN': '不能含有“|”或“@”', en: 'has no | and no @' };

/** An id of a prescription. */
export const prescriptionIdField: z.ZodType<PrescriptionId> = idField<'PrescriptionId'>();

const LONGEST_WORD = 100;
const MOST_TIMES_PER_DAY = 24;
const MOST_DRUGS = 20;

const wordField = textField
  .refine((word) => word.length <= LONGEST_WORD && word.trim() !== '' && !/[|@]/.test(word), says(HAS_MARKS))
  .transform((word) => word.trim());

/** A drug by its parts. */
const DrugParts = z.strictObject({
  name: wordField,
  dose: wordField.optional(),
  timesPerDay: z.number().positive().max(MOST_TIMES_PER_DAY).optional(),
});

const isSound = (text: string): boolean => {
  const [, , times = ''] = text.split('@');
  return (
    /^[^@|]*[^@|\s][^@|]*(@[^@|]*){0,2}$/.test(text) &&
    (times.trim() === '' || DrugParts.shape.timesPerDay.safeParse(Number(times)).success)
  );
};

/** A drug in the form of a county file. */
const DrugCell = textField.max(2 * LONGEST_WORD).refine(isSound, says(NOT_A_DRUG));

/** The drugs of a prescription, each by its parts or as a county file says it. */
export const drugsField = z
  .array(z.union([DrugParts, DrugCell]))
  .min(1)
  .max(MOST_DRUGS)
  // Here, so that a fault of a text is told as such and not as one of the choice.
  .transform((drugs) => drugs.map((drug): DrugLine => (typeof drug === 'string' ? drugLine(drug) : drug)));

/** Yes or no, in the words of the county files too. */
const yesField = z
  .union([z.boolean(), z.enum(['yes', 'no'])])
  .transform((value) => value === true || value === 'yes')
  .default(false);

/** For how many days; which of them are too many the checks say. */
export const daysField = z.int().min(1).max(1000);

/** The papers of a prescription over four weeks. */
export const papersShape = {
  assessed: yesField,
  recordNote: textField.optional(),
  patientConfirmed: yesField,
};
