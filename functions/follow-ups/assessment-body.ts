import type { AssessedVisit } from '../../domain/follow-ups/index.ts';
import { explain, type Programme, rowCode, type RuleProfile } from '../../domain/programmes/index.ts';
import type { AssessmentBody } from './bodies.ts';

/** By what a visit was assessed. */
export type AssessedBy = { readonly programme: Programme; readonly profile: RuleProfile };

/** What the rules decided on a visit as answered, with why in words. */
export const assessmentBody = (by: AssessedBy, { visit, assessment }: AssessedVisit): AssessmentBody => {
  const { task, action, controlled } = assessment;
  return {
    row: rowCode(by.programme, assessment),
    class: assessment.class ?? null,
    controlled: controlled ?? null,
    action,
    task: task?.kind ?? null,
    latestDate: task?.latestOn ?? null,
    profile: by.profile.id,
    why: explain(by, visit, assessment),
  };
};
