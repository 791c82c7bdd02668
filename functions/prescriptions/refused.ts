import type { Language } from '../../domain/kernel/text.ts';
import type { Check, PrescriptionRefusal } from '../../domain/prescriptions/index.ts';
import { dataOf } from '../kit/data-of.ts';
import type { FieldFault, Refused } from '../kit/use-case.ts';
import type { CheckBody } from './bodies.ts';
import { prescriptionsProblems } from './problems.ts';

/** The field that a check is about. */
const CHECKED: Readonly<Record<string, string>> = {
  'prescription/over-national-limit': 'body.days',
  'prescription/over-county-limit': 'body.days',
  'prescription/no-contract': 'body.days',
  'prescription/not-stable': 'body.days',
  'prescription/papers-missing': 'body',
  'prescription/title': 'body.staffId',
  'prescription/not-a-prescriber': 'body.staffId',
};

/** Checks as answered. */
export const checkBodies = (checks: readonly Check[], language: Language): CheckBody[] =>
  checks.map(({ says, code, answer, source }) => ({ code, answer, message: says[language], source }));

const faultsOf = (checks: readonly Check[], language: Language): FieldFault[] =>
  checkBodies(checks, language).map((check) => ({ path: CHECKED[check.code] ?? 'body.drugs', ...check }));

/** What is refused: every check with its answer, or the field at fault.
 *  @param field the date that is told, where it is one of the request */
export const refusedOf = (refusal: PrescriptionRefusal, field: string, language: Language): Refused => {
  const { code } = refusal;
  if (code === 'prescription/refused') return { code, errors: faultsOf(refusal.checks, language) };
  const { status, title } = prescriptionsProblems[code];
  const refused = { code, data: dataOf(refusal) };
  return status === 422
    ? { ...refused, errors: [{ path: `body.${field}`, code, message: title[language] }] }
    : refused;
};
