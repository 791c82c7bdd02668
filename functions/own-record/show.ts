import { byCodePoints } from '../../domain/kernel/ids.ts';
import { ok } from '../../domain/kernel/result.ts';
import { drugNamed } from '../../domain/prescriptions/index.ts';
import { daysOverdue, openTasks } from '../../domain/reminders/index.ts';
import type { ResidentDay } from '../../domain/residents/index.ts';
import { contractBodies } from '../contracts/rows.ts';
import { useCase } from '../kit/use-case.ts';
import { suppliedOn } from '../prescriptions/prescription-body.ts';
import { supplyBodies } from '../prescriptions/supply-bodies.ts';
import type { Found } from '../residents/find.ts';
import { recorded } from '../residents/recorded.ts';
import { showOwn } from './api.ts';
import type { OwnRecordBody } from './bodies.ts';
import { findConfirmed } from './find-own.ts';
import { ownMessages } from './messages.ts';
import { ownResident } from './own-resident.ts';
import { ownTeam } from './own-team.ts';
import { readingBodies } from './readings.ts';
import { resultBodies } from './results.ts';
import { consentBody } from './set-consent.ts';

/** The kinds of task that ask somebody to come. */
const VISITS: ReadonlySet<string> = new Set(['follow_up_two_week', 'first_visit', 'follow_up_routine']);

/** What is to come, the earliest first. */
const taskBodies = (person: ResidentDay): OwnRecordBody['tasks'] =>
  openTasks(person)
    .map((task) => ({
      kind: task.kind,
      ...(task.programme !== undefined && { programme: task.programme }),
      dueOn: task.dueOn,
      daysOverdue: daysOverdue(task, person.day),
    }))
    .toSorted((a, b) => byCodePoints(a.dueOn, b.dueOn));

/** All of the own record but the messages. */
const recordBody = (found: Found): Omit<OwnRecordBody, 'messages'> => {
  const { file, person } = found;
  const { contracts } = person.history;
  const tasks = taskBodies(person);
  const agreed = contractBodies({ contracts, drafts: [], facts: [] }, person.day);
  return {
    ...ownResident(file),
    team: ownTeam(found),
    contracts: agreed.map(({ residentId: _whose, ...contract }) => contract),
    nextVisit: tasks.find(({ kind }) => VISITS.has(kind)) ?? null,
    tasks,
    supplies: supplyBodies(suppliedOn(found)).map(({ name, runsOutOn }) => ({
      name,
      called: drugNamed(name)?.name ?? { 'zh-CN': name, en: name },
      runsOutOn,
    })),
    results: resultBodies(file),
    ownReadings: readingBodies(file.entries),
    consent: consentBody(recorded(file.stored), person.day),
  };
};

/** Shows a resident their own record: who looks after them, what was promised and found, and what comes next. */
export const showUseCase = useCase(showOwn, async (asked, ports) => {
  const found = await findConfirmed(asked, ports, asked.params.residentId);
  if (!found.ok) return found;
  const { file } = found.value;
  const messages = await ownMessages(ports, file, asked.today);
  return ok({
    answer: { ...recordBody(found.value), messages },
    version: file.version,
    saw: [file.id],
  });
});
