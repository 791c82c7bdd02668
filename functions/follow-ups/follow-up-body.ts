import type { AssessedVisit } from '../../domain/follow-ups/index.ts';
import type { VisitId } from '../../domain/kernel/ids.ts';
import type { Visit } from '../../domain/programmes/index.ts';
import type { ResidentDay } from '../../domain/residents/index.ts';
import { type ResidentFile, rowsOfFile } from '../residents/resident-file.ts';
import { typedRow } from '../residents/typed-rows.ts';
import { assessmentBody } from './assessment-body.ts';
import { type AssessmentBody, type FollowUpBody, VisitRow } from './bodies.ts';
import { type Deeds, deedsIn } from './deeds.ts';

/** A resident as stored and as of a day. */
export type Told = { readonly file: ResidentFile; readonly person: ResidentDay };

/** What the rules decide on each visit that counts. */
export const assessments = ({ chains, profile }: ResidentDay): ReadonlyMap<VisitId, AssessmentBody> =>
  new Map(
    chains.flatMap(({ programme, chain }) =>
      chain.map((assessed: AssessedVisit): [VisitId, AssessmentBody] => [
        assessed.visit.id,
        assessmentBody({ programme, profile }, assessed),
      ]),
    ),
  );

const overrideBody = ({ override }: Visit, deeds: Deeds | undefined): FollowUpBody['override'] =>
  override === undefined
    ? null
    : {
        class: override.class ?? null,
        nextDate: override.nextOn ?? null,
        reason: override.reason,
        ...deeds?.overridden,
      };

/** Visits of a resident as answered, with what the rules and doctors decided and who entered what. */
export const followUpBodies = ({ file, person }: Told, visits: readonly Visit[]): FollowUpBody[] => {
  const rows = new Map(rowsOfFile(file, 'followups').map((row) => [row['id'], row]));
  const decided = assessments(person);
  const entered = deedsIn(file.entries);
  return visits.map((visit) => {
    const deeds = entered.get(visit.id);
    const { form, lateEntryReason, recorded, corrections = [] } = deeds ?? {};
    return {
      ...VisitRow.parse(typedRow(rows.get(visit.id) ?? {})),
      ...(form !== undefined && { form }),
      ...(lateEntryReason !== undefined && { lateEntryReason }),
      assessment: decided.get(visit.id) ?? null,
      override: overrideBody(visit, deeds),
      ...(recorded !== undefined && { recorded }),
      corrections,
    };
  });
};

/** One follow-up as answered; throws where the resident has none of this id. */
export const followUpBody = (told: Told, id: VisitId): FollowUpBody => {
  const visit = told.person.history.visits.find((one) => one.id === id);
  const [body] = visit === undefined ? [] : followUpBodies(told, [visit]);
  if (body === undefined) throw new Error('a follow-up that was stored is there');
  return body;
};
