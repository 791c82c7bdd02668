import type { ResidentRefusal } from '../../domain/residents/index.ts';
import type { Language } from '../../domain/kernel/text.ts';
import { dataOf } from '../kit/data-of.ts';
import type { Refused } from '../kit/use-case.ts';
import { residentsProblems } from './problems.ts';

type Code = ResidentRefusal['code'];

/** The field at fault where the refusal does not name it itself. */
const FIELDS: Partial<Readonly<Record<Code, string>>> = {
  'resident/bad-name': 'name',
  'resident/bad-id-number': 'idNumber',
  'resident/birth-date-differs': 'birthDate',
  'resident/sex-differs': 'sex',
  'resident/too-old': 'birthDate',
  'resident/unknown-village': 'regionCode',
  'resident/guardian-must-consent': 'consent.by',
  'resident/tag-ends-before-it-begins': 'expectedDeliveryOn',
  'resident/delivery-too-late': 'expectedDeliveryOn',
};

const fieldOf = (refusal: ResidentRefusal): string | undefined =>
  'field' in refusal ? refusal.field : FIELDS[refusal.code];

/** What is refused, with the field at fault as an input fault of the body. What explains a refusal by the record of
 *  somebody (`inNumber`) is known to whoever sent it. */
export const refusedOf = (refusal: ResidentRefusal, language: Language): Refused => {
  const field = fieldOf(refusal);
  const { code } = refusal;
  const refused = { code, data: dataOf(refusal) };
  if (field === undefined) return refused;
  const message = residentsProblems[code].title[language];
  return { ...refused, errors: [{ path: `body.${field}`, code, message }] };
};
