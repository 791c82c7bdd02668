import * as z from 'zod';

import { canSeeTag, type Subject } from '../../domain/access/index.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import { explain, rowCode } from '../../domain/programmes/index.ts';
import { daysOverdue, stageOn } from '../../domain/reminders/index.ts';
import { EVER, KEY_GROUP_TAGS, type ProgrammeChain, type ResidentDay } from '../../domain/residents/index.ts';
import { agreementsOf } from '../contracts/drafts.ts';
import { contractBodies } from '../contracts/rows.ts';
import { reviewsDue } from '../prescriptions/prescription-body.ts';
import { standingBodies } from '../programmes/standing.ts';
import { referralBodies } from '../referrals/referral-body.ts';
import { callBodies } from '../reminders/called.ts';
import type { ResidentCorrected } from '../../events/residents.ts';
import { aliasOf } from './aliases.ts';
import type { AssessedBody, Story } from './bodies.ts';
import { personBody } from './person-body.ts';
import { recorded } from './recorded.ts';
import { replyBodies } from './replies.ts';
import { type ResidentFile, rowsOfFile } from './resident-file.ts';
import type { Entry } from './stored.ts';
import { typedRow, typedRowsOf } from './typed-rows.ts';
import { taskIdOf, tasksOn } from './views.ts';

/** Whom a story is of, and who reads it. */
export type Told = { readonly file: ResidentFile; readonly person: ResidentDay; readonly by: Subject };

const CORRECTED: ResidentCorrected['type'] = 'resident-corrected@1';

type Term = { readonly from: LocalDate; readonly until?: LocalDate | undefined };

/** A time as answered: what holds from ever has no first day. */
const span = ({ from, until }: Term) => ({
  ...(from !== EVER && { from }),
  ...(until !== undefined && { until }),
});

const datedBody = ({ file, by }: Told): Story['dated'] => {
  const { tags, consents, villages, absences } = recorded(file.stored).dates;
  return {
    keyGroups: tags
      .filter(({ tag }) => canSeeTag(by, tag))
      .map(({ tag, ...term }) => ({ tag, ...span(term) })),
    smsConsents: consents.map(({ from, isGiven }) => ({ ...span({ from }), isGiven })),
    villages: villages.map(({ from, regionCode }) => ({ ...span({ from }), regionCode })),
    absences: absences.map(span),
  };
};

const assessedBodies = (
  { file, person: { profile } }: Told,
  { programme, chain }: ProgrammeChain,
): AssessedBody[] => {
  const rows = new Map(rowsOfFile(file, 'followups').map((row) => [row['id'], row]));
  return chain.map(({ visit, assessment }) => {
    const { task, action, controlled } = assessment;
    return {
      visit: typedRow(rows.get(visit.id) ?? {}),
      row: rowCode(programme, assessment),
      class: assessment.class ?? null,
      controlled: controlled ?? null,
      action,
      task: task?.kind ?? null,
      latestDate: task?.latestOn ?? null,
      profile: profile.id,
      why: explain({ programme, profile }, visit, assessment),
    };
  });
};

const programmeBodies = (told: Told): Story['programmes'] => {
  const { chains, managed } = told.person;
  return chains.flatMap((one) => {
    const { programme, chain } = one;
    const since = managed.find((day) => day.programme === programme)?.since;
    if (chain.length === 0 && since === undefined) return [];
    const { code, name } = programme;
    const managedSince = since === undefined ? {} : { managedSince: since };
    return [{ programme: code, name, ...managedSince, visits: assessedBodies(told, one) }];
  });
};

const taskBodies = ({ person, file: { entries } }: Told): Story['tasks'] =>
  tasksOn({ person, entries }).map((task) => {
    const stage = stageOn(task, person.day);
    const { kind, programme, dueOn } = task;
    return {
      id: taskIdOf(person.history.resident.id, task),
      kind,
      dueOn,
      daysOverdue: daysOverdue(task, person.day),
      ...(programme !== undefined && { programme }),
      ...(stage !== undefined && { stage }),
    };
  });

const Tagging = z.object({ tag: z.enum(KEY_GROUP_TAGS) });

const isHidden = (event: Entry['events'][number], by: Subject): boolean => {
  const tagging = Tagging.safeParse(event);
  return tagging.success && !canSeeTag(by, tagging.data.tag);
};

/** What somebody may know of an entry: that a tag which is hidden from them came or went is a correction to them, and why
 *  is not told. */
const changeBody = ({ seq, at, by, reason, events }: Entry, reader: Subject): Story['changes'][number] => {
  const shown = events.map((event) => (isHidden(event, reader) ? CORRECTED : event.type));
  const isWhole = !events.some((event) => isHidden(event, reader));
  return {
    version: seq,
    at,
    by,
    actions: isWhole ? shown : [...new Set(shown)],
    ...(reason !== undefined && isWhole && { reason }),
  };
};

const changeBodies = ({ file: { entries }, by }: Told): Story['changes'] =>
  entries.map((entry) => changeBody(entry, by)).toReversed();

/** The prescriptions as recorded; those that are to be looked at again say so. */
const prescriptionRows = (told: Told): Story['prescriptions'] => {
  const due = reviewsDue(told);
  return typedRowsOf(told.file, 'prescriptions').map((row) => ({
    ...row,
    ...(due.has(String(row['id'])) && { reviewDue: true }),
  }));
};

/** The whole story of a resident as of their day: what is recorded, what follows from it, and who changed what. */
export const storyOf = (told: Told): Story => {
  const { file, person, by } = told;
  const { history, day } = person;
  const of = aliasOf(file.id, file.entries);
  return {
    ...personBody(file, by),
    version: file.version,
    ...(of !== undefined && { aliasOf: of }),
    aliases: [...recorded(file.stored).aliases],
    dated: datedBody(told),
    contracts: contractBodies(agreementsOf({ history, entries: file.entries }), day),
    enrolments: typedRowsOf(file, 'enrolments'),
    programmes: programmeBodies(told),
    screening: of === undefined ? standingBodies(told) : [],
    exams: typedRowsOf(file, 'exams'),
    prescriptions: prescriptionRows(told),
    referrals: referralBodies(file, day),
    tasks: of === undefined ? taskBodies(told) : [],
    calls: callBodies(file.entries),
    replies: replyBodies(file.entries),
    changes: changeBodies(told),
  };
};
