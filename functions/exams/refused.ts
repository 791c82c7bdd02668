import type { ExamRefusal } from '../../domain/exams/index.ts';
import type { Language } from '../../domain/kernel/text.ts';
import { dataOf } from '../kit/data-of.ts';
import type { Refused } from '../kit/use-case.ts';
import { examsProblems } from './problems.ts';

/** The field at fault. */
export const fieldAtFault: Readonly<Record<ExamRefusal['code'], string | undefined>> = {
  'exam/after-today': 'examinedOn',
  'exam/before-birth': 'examinedOn',
  'exam/after-death': 'examinedOn',
  'exam/after-moving-out': 'examinedOn',
  'exam/exists': 'examinedOn',
  'exam/not-found': undefined,
  'exam/sbp-not-above-dbp': 'sbp',
};

/** What is refused, with the field at fault as an input fault of the body.
 *  @param dayField the field that tells the day, where it is not the usual one */
export const refusedOf = (refusal: ExamRefusal, language: Language, dayField = 'examinedOn'): Refused => {
  const { code } = refusal;
  const named = fieldAtFault[code];
  const field = named === 'examinedOn' ? dayField : named;
  const refused = { code, data: dataOf(refusal) };
  if (field === undefined) return refused;
  const message = examsProblems[code].title[language];
  return { ...refused, errors: [{ path: `body.${field}`, code, message }] };
};
