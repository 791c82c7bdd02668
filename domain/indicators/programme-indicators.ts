import {
  type AssessedVisit,
  faceToFaceDays,
  hasMissedTwoWeekTask,
  isOverdue,
  lastReadingVisit,
  visitsAsked,
} from '../follow-ups/index.ts';
import { firstDayOfYear, lastDayOfYear, yearOf } from '../kernel/time.ts';
import type { Sentence } from '../kernel/text.ts';
import { explain, type Programme } from '../programmes/index.ts';
import { isExaminedSince, type ManagedDay, type CountedPerson } from '../residents/index.ts';
import { MET, metWhen, type ProgrammeIndicator } from './indicator.ts';

/** The exam that standardised management asks: on 31 December one of the year; on other days one of this year or the
 *  last, and none of who enrolled this year. @source indicators.md; readings.md A19 */
const isExamOk = ({ since }: ManagedDay, person: CountedPerson): boolean => {
  const year = yearOf(person.day);
  if (person.day === lastDayOfYear(year)) return isExaminedSince(person, firstDayOfYear(year));
  return yearOf(since) === year || isExaminedSince(person, firstDayOfYear(year - 1));
};

const visitsMade = ({ chain }: ManagedDay, { day, profile }: CountedPerson): number =>
  faceToFaceDays(chain, day, profile);

const isStandardised = (managed: ManagedDay, person: CountedPerson): boolean =>
  visitsMade(managed, person) >= visitsAsked(managed.since, person.day) && isExamOk(managed, person);

const hasMissed = (managed: ManagedDay, { day }: CountedPerson): boolean =>
  hasMissedTwoWeekTask(managed, firstDayOfYear(yearOf(day)), day);

const standardisedRule = (managed: ManagedDay, person: CountedPerson): Sentence => {
  const made = visitsMade(managed, person);
  const asked = visitsAsked(managed.since, person.day);
  const exam = isExamOk(managed, person);
  return {
    'zh-CN': `面对面随访${made}次（应有${asked}次），体检${exam ? '符合' : '缺'}`,
    en: `${made} face-to-face visits of ${asked} asked, exam ${exam ? 'in order' : 'missing'}`,
  };
};

const strictRule = (managed: ManagedDay, person: CountedPerson): Sentence => {
  const standardised = standardisedRule(managed, person);
  const missed = hasMissed(managed, person);
  return {
    'zh-CN': `${standardised['zh-CN']}，两周任务${missed ? '有逾期未访' : '均按时'}`,
    en: `${standardised.en}, two-week tasks ${missed ? 'missed' : 'all in time'}`,
  };
};

const lastReading = ({ chain }: ManagedDay, { day }: CountedPerson) => lastReadingVisit(chain, day);

/** A reading visit with the rule that decided on it. */
export const readingRule = (managed: ManagedDay, person: CountedPerson, reading: AssessedVisit): Sentence => {
  const { visit, assessment } = reading;
  const why = explain({ programme: managed.programme, profile: person.profile }, visit, assessment);
  return { 'zh-CN': `${visit.visitedOn} ${why['zh-CN']}`, en: `${visit.visitedOn} ${why.en}` };
};

const controlRule = (managed: ManagedDay, person: CountedPerson): Sentence => {
  const reading = lastReading(managed, person);
  return reading === undefined
    ? { 'zh-CN': '本年度没有测量值', en: 'no reading this year' }
    : readingRule(managed, person, reading);
};

const managedCount: ProgrammeIndicator = {
  name: 'managed',
  share: () => MET,
  rule: ({ since }) => ({ 'zh-CN': `${since}起纳入管理`, en: `managed since ${since}` }),
};

const standardised: ProgrammeIndicator = {
  name: 'standardised_rate',
  share: (managed, person) => metWhen(isStandardised(managed, person)),
  rule: standardisedRule,
};

const standardisedStrict: ProgrammeIndicator = {
  name: 'standardised_strict_rate',
  share: (managed, person) => metWhen(isStandardised(managed, person) && !hasMissed(managed, person)),
  rule: strictRule,
};

/** The official rate: lost people and people never measured stay in the denominator. */
const control: ProgrammeIndicator = {
  name: 'control_rate',
  share: (managed, person) => metWhen(lastReading(managed, person)?.assessment.controlled === true),
  rule: controlRule,
};

const onTime: ProgrammeIndicator = {
  name: 'followed_up_on_time_rate',
  share: ({ task }, { day }) => metWhen(!isOverdue(task, day)),
  rule: ({ task }, { day }) =>
    isOverdue(task, day)
      ? { 'zh-CN': `任务${task.kind}已于${task.dueOn}到期`, en: `${task.kind} was due on ${task.dueOn}` }
      : { 'zh-CN': `任务${task.kind}应于${task.dueOn}前完成`, en: `${task.kind} is due by ${task.dueOn}` },
};

const shownApart = (programme: Programme): ProgrammeIndicator[] =>
  programme.shownApart.map(({ name, test }) => ({
    name,
    share: (managed, person) => {
      const visit = lastReading(managed, person)?.visit;
      return metWhen(visit !== undefined && visit.outcome === 'done' && test(visit));
    },
    rule: controlRule,
  }));

/** The indicators of one programme, with those that it shows apart.
 *  @source indicators.md, Programme indicators; readings.md A15–A20 */
export const programmeIndicators = (programme: Programme): readonly ProgrammeIndicator[] => [
  managedCount,
  standardised,
  standardisedStrict,
  control,
  onTime,
  ...shownApart(programme),
];
