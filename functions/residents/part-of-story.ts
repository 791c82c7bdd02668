import type { ProgrammeCode } from '../../domain/programmes/index.ts';
import type { Story } from './bodies.ts';
import { personBody } from './person-body.ts';
import { storyOf, type Told } from './story.ts';

/** The part of a story that belongs to some programmes: who the person is, and their visits, prescriptions, referrals and
 *  open tasks there. */
export const partOfStory = (told: Told, programmes: ReadonlySet<ProgrammeCode>): Story => {
  const { file, by } = told;
  const story = storyOf(told);
  const names: ReadonlySet<unknown> = programmes;
  const ofThem = <Row extends Readonly<Record<string, unknown>>>(rows: readonly Row[]): Row[] =>
    rows.filter((row) => names.has(row['programme']));
  return {
    ...personBody(file, by),
    keyGroups: [],
    version: story.version,
    aliases: [],
    dated: { keyGroups: [], smsConsents: [], villages: [], absences: [] },
    contracts: [],
    enrolments: ofThem(story.enrolments),
    programmes: ofThem(story.programmes),
    screening: [],
    exams: [],
    prescriptions: ofThem(story.prescriptions),
    referrals: ofThem(story.referrals),
    tasks: ofThem(story.tasks),
    calls: [],
    replies: [],
    changes: [],
  };
};
