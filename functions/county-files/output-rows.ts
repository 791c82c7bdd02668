import type { TeamId } from '../../domain/kernel/ids.ts';
import { percent, type Rate } from '../../domain/indicators/index.ts';
import { rowCode } from '../../domain/programmes/index.ts';
import {
  type Call,
  daysOverdue,
  type Message,
  stageOn,
  type Subject,
  type Task,
} from '../../domain/reminders/index.ts';
import type { ProgrammeChain, ResidentDay } from '../../domain/residents/index.ts';
import { csvRow, harmless } from './csv-text.ts';

/** The files that a run writes, with their headers. @source county-files.md, The job */
export const OUTPUT_HEADERS = {
  assessments:
    'followupId,residentId,programme,visitedOn,row,class,controlled,action,task,latestDate,profile',
  worklist: 'residentId,teamId,kind,programme,dueOn,daysOverdue,stage',
  reminders: 'residentId,phone,kind,subjectIds,dueOn,offsetDays,segments,text',
  calls: 'residentId,teamId,kind,dueOn,reason',
  rates: 'scope,scopeId,indicator,group,numerator,denominator,rate',
} as const;

const yesNo = (value: boolean | undefined): string => (value === undefined ? '' : value ? 'yes' : 'no');

/** The lines of assessments.csv for one chain; every word in them is ours, so none needs quotes. */
export const assessmentLines = (
  { history, profile }: ResidentDay,
  { programme, chain }: ProgrammeChain,
): string[] =>
  chain.map(({ visit, assessment }) => {
    const { task, action, controlled } = assessment;
    const decided = `${rowCode(programme, assessment)},${assessment.class ?? ''},${yesNo(controlled)},${action}`;
    const called = `${task?.kind ?? ''},${task?.latestOn ?? ''},${profile.id}`;
    return `${visit.id},${history.resident.id},${programme.code},${visit.visitedOn},${decided},${called}`;
  });

/** Whose task a line is about. */
export type Owner = { readonly person: ResidentDay; readonly teamId: TeamId | undefined };

/** A line of worklist.csv. */
export const worklistLine = ({ person, teamId }: Owner, task: Task): string => {
  const { day, history } = person;
  const due = `${task.dueOn},${daysOverdue(task, day)},${stageOn(task, day) ?? ''}`;
  return `${history.resident.id},${teamId ?? ''},${task.kind},${task.programme ?? ''},${due}`;
};

/** A line of calls.csv. */
export const callLine = ({ person, teamId }: Owner, { task, reason }: Call): string =>
  `${person.history.resident.id},${teamId ?? ''},${task.kind},${task.dueOn},${reason}`;

const subjectId = ({ resident, task }: Subject): string =>
  `${resident.id}:${task.kind}:${task.programme ?? ''}`;

/** A line of reminders.csv. */
export const reminderLine = ({ phone, subjects, segments, text }: Message): string => {
  const [first] = subjects;
  const { kind, dueOn } = first.task;
  const head = [first.resident.id, phone, kind, subjects.map(subjectId).join('|'), dueOn];
  return csvRow([...head, String(first.offsetDays), String(segments), text]);
};

/** A line of rates.csv. */
export const rateLine = (rate: Rate): string => {
  const { scope, scopeId, indicator, group, numerator, denominator } = rate;
  return `${scope},${scopeId},${indicator},${group},${numerator},${denominator},${percent(rate)}`;
};

/** A line of rejects.csv or warnings.csv: it names the place and the code, never what stood there.
 *  A title of a column comes from the file. */
export const findingLine = (
  { file, line }: { readonly file: string; readonly line: number },
  { column, code, message }: { readonly column: string; readonly code: string; readonly message: string },
): string => csvRow([file, String(line), harmless(column), code, message]);
