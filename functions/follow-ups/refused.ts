import type { FollowUpRefusal } from '../../domain/follow-ups/index.ts';
import type { Language } from '../../domain/kernel/text.ts';
import { dataOf } from '../kit/data-of.ts';
import type { Refused } from '../kit/use-case.ts';
import { followUpsProblems } from './problems.ts';

/** The field at fault. */
const FIELDS: Partial<Readonly<Record<FollowUpRefusal['code'], string>>> = {
  'follow-up/after-today': 'visitedOn',
  'follow-up/before-birth': 'visitedOn',
  'follow-up/after-death': 'visitedOn',
  'follow-up/after-moving-out': 'visitedOn',
  'follow-up/not-enrolled': 'programme',
  'follow-up/outside-enrolment': 'visitedOn',
  'follow-up/sbp-not-above-dbp': 'sbp',
  'follow-up/id-exists': 'id',
  'follow-up/duplicate': 'visitedAt',
  'follow-up/programme-twice': 'programme',
  'follow-up/programme-differs': 'programme',
  'follow-up/override-does-not-fit': 'visitedOn',
  'follow-up/no-reason': 'reason',
  'follow-up/next-not-after-visit': 'nextDate',
  'follow-up/next-too-late': 'nextDate',
};

/** What is refused, with the field at fault as an input fault.
 *  @param where the place of the visit in the request, as `body.visits.0` */
export const refusedOf = (refusal: FollowUpRefusal, where: string, language: Language): Refused => {
  const { code } = refusal;
  const field = FIELDS[code];
  const refused = { code, data: dataOf(refusal) };
  if (field === undefined) return refused;
  return {
    ...refused,
    errors: [{ path: `${where}.${field}`, code, message: followUpsProblems[code].title[language] }],
  };
};

/** Refuses a visit that names another resident than the one it is sent for. */
export const otherResident = (where: string, language: Language): Refused => {
  const message = { 'zh-CN': '与地址中的居民不一致', en: 'not the resident of the address' }[language];
  return { code: 'request/invalid', errors: [{ path: `${where}.residentId`, code: 'custom', message }] };
};
