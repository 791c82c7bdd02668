import {
  assess,
  type Assessment,
  defaultProfile,
  NO_FACTS,
  type PreviousFacts,
  programmeOf,
  profileOf,
  rowCode,
  type RuleProfile,
} from '../../domain/programmes/index.ts';
import { aVisit, type VisitGiven } from './records.ts';
import { on } from './values.ts';

/** The profile of an id that the tests know to exist. */
export const aProfile = (id: string): RuleProfile => {
  const profile = profileOf(id);
  if (profile === undefined) throw new Error(`no such profile: ${id}`);
  return profile;
};

/** What a visit is judged against, where a test says so. */
export type JudgedAgainst = {
  readonly birthDate?: string;
  readonly previous?: Partial<PreviousFacts>;
  readonly profile?: RuleProfile;
};

/** The assessment of one visit of somebody aged 54, as a first visit by the default profile unless the test says more. */
export const assessed = (visit: VisitGiven, against: JudgedAgainst = {}): Assessment => {
  const built = aVisit(visit);
  return assess(programmeOf(built.programme), built, {
    birthDate: on(against.birthDate ?? '1970-05-10'),
    previous: { ...NO_FACTS, ...against.previous },
    profile: against.profile ?? defaultProfile,
  });
};

/** The row of one visit as outputs print it: H7, D4. */
export const rowGiven = (visit: VisitGiven, against: JudgedAgainst = {}): string =>
  rowCode(programmeOf(aVisit(visit).programme), assessed(visit, against));
