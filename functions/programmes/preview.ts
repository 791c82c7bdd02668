import { previewAssessment } from '../../domain/follow-ups/index.ts';
import { type Id, isId } from '../../domain/kernel/ids.ts';
import { err, ok } from '../../domain/kernel/result.ts';
import {
  defaultProfile,
  profileOf,
  type ProgrammeCode,
  programmeOf,
  type Visit,
} from '../../domain/programmes/index.ts';
import { assessmentBody } from '../follow-ups/assessment-body.ts';
import type { VisitLookedAt } from '../follow-ups/fields.ts';
import { dataOf } from '../kit/data-of.ts';
import { useCase } from '../kit/use-case.ts';
import { previewAssessments } from './api.ts';

/** Stands where a visit that nobody recorded has no id, nor anybody whose it is. */
const placeholder = <Name extends string>(text: string): Id<Name> => {
  if (isId<Name>(text)) return text;
  throw new Error('a placeholder is an id');
};

const NUMBER_WIDTH = 4;

/** A visit as the rules read it. Of one day the order in which visits were sent is that of their times, if those are
 *  alike. */
const visitOf = (given: VisitLookedAt, programme: ProgrammeCode, at: number): Visit => ({
  ...given,
  id: placeholder(`visit-${String(at).padStart(NUMBER_WIDTH, '0')}`),
  residentId: placeholder('nobody'),
  programme,
  sbp: given.sbp,
  dbp: given.dbp,
  fpg: given.fpg,
  ppg: given.ppg,
  heartRate: given.heartRate,
  temperature: given.temperature,
  hasDangerSign: given.dangerSigns.length > 0,
});

/** Assesses a visit as it would be assessed once recorded. */
export const previewUseCase = useCase(previewAssessments, async ({ params, body }) => {
  const { birthDate, previous } = body;
  const programme = programmeOf(params.programme);
  const profile = profileOf(body.profile ?? '') ?? defaultProfile;
  const visit = visitOf(body.visit, programme.code, previous.length);
  const before = previous.map((given, at) => visitOf(given, programme.code, at));
  const decided = previewAssessment({ programme, birthDate, visit, previous: before, profile });
  return decided.ok
    ? ok({ answer: assessmentBody({ programme, profile }, decided.value.assessed), saw: [] })
    : err({ code: decided.error.code, data: dataOf(decided.error) });
});
