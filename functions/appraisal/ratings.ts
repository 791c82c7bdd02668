import type { AppraisalPeriod } from '../../domain/appraisal/index.ts';
import type { TeamId } from '../../domain/kernel/ids.ts';
import { clinicDate } from '../../domain/kernel/time.ts';
import { defaultProfile } from '../../domain/programmes/index.ts';
import { residentOn } from '../../domain/residents/index.ts';
import { ServiceRated } from '../../events/reminders.ts';
import type { ResidentFile } from '../residents/resident-file.ts';

/** Scores by the question that they answer: one that came from a shared phone stands with each of its people. */
export type Ratings = ReadonlyMap<string, number>;

const RATED: ServiceRated['type'] = 'service-rated@1';

/** How content a resident said they were in a period with the team that was theirs then. */
export const ratingsOf = (
  { entries, history }: ResidentFile,
  { teamId, period }: { readonly teamId: TeamId; readonly period: AppraisalPeriod },
): Ratings => {
  const rated = entries.flatMap(({ events }) => events.filter(({ type }) => type === RATED));
  return new Map(
    rated
      .map((event) => ServiceRated.parse(event))
      .filter(({ at }) => {
        const day = clinicDate(new Date(at));
        if (day < period.from || day > period.to) return false;
        return residentOn(history, day, defaultProfile).contract?.teamId === teamId;
      })
      .map(({ questionId, score }) => [questionId, score]),
  );
};

const HUNDREDTHS = 100;

/** How many answered, and the average score to two decimals; absent where nobody did. */
export const satisfactionBody = (
  ratings: Ratings,
): { readonly answers: number; readonly average?: number } => {
  const sum = [...ratings.values()].reduce((total, score) => total + score, 0);
  return ratings.size === 0
    ? { answers: 0 }
    : { answers: ratings.size, average: Math.round((sum / ratings.size) * HUNDREDTHS) / HUNDREDTHS };
};
