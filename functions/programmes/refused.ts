import type { Language } from '../../domain/kernel/text.ts';
import type { ProgrammeRefusal } from '../../domain/programmes/index.ts';
import { dataOf } from '../kit/data-of.ts';
import type { Refused } from '../kit/use-case.ts';
import { programmesProblems } from './problems.ts';

/** The field at fault. */
const FIELDS: Partial<Readonly<Record<ProgrammeRefusal['code'], string>>> = {
  'programme/enrolled-after-today': 'enrolledOn',
  'programme/enrolled-before-birth': 'enrolledOn',
  'programme/closed-after-today': 'closedOn',
  'programme/closed-before-enrolment': 'closedOn',
  'programme/measured-after-today': 'readOn',
  'programme/measured-before-birth': 'readOn',
  'programme/measured-after-death': 'readOn',
  'programme/sbp-not-above-dbp': 'sbp',
};

/** What is refused, with the field at fault as an input fault of the body. */
export const refusedOf = (refusal: ProgrammeRefusal, language: Language): Refused => {
  const { code } = refusal;
  const field = FIELDS[code];
  const refused = { code, data: dataOf(refusal) };
  if (field === undefined) return refused;
  const message = programmesProblems[code].title[language];
  return { ...refused, errors: [{ path: `body.${field}`, code, message }] };
};
