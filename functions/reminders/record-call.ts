import { recordCall } from '../../domain/follow-ups/index.ts';
import { isId, type ResidentId, type StaffId } from '../../domain/kernel/ids.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import { isListed } from '../../domain/reminders/index.ts';
import type { Subject } from '../../domain/access/index.ts';
import { dataOf } from '../kit/data-of.ts';
import type { Ports } from '../kit/ports.ts';
import { type Asked, type Refused, useCase } from '../kit/use-case.ts';
import { findTeamToUse } from '../organisation/find-team.ts';
import { commitOf } from '../residents/commit.ts';
import { findToWrite, type Found } from '../residents/find.ts';
import { taskIdOf, tasksOn, teamOf, viewContext } from '../residents/views.ts';
import { recordCallRoute } from './api.ts';

/** Who called: the member of staff, or the user where they are none. */
const callerOf = ({ staffId, userId }: Subject): StaffId => {
  if (staffId !== undefined) return staffId;
  const text: string = userId;
  if (isId<'StaffId'>(text)) return text;
  throw new Error('a user id is an id');
};

const residentIn = (taskId: string): ResidentId | undefined => {
  const [id = '', ...rest] = taskId.split(':');
  return rest.length === 3 && isId<'ResidentId'>(id) ? id : undefined;
};

/** The resident of a task that is open on the team's list today. */
const findOpen = async (
  asked: Asked<typeof recordCallRoute>,
  ports: Ports,
): Promise<Result<Found, Refused>> => {
  const { by, params, today } = asked;
  const residentId = residentIn(params.taskId);
  if (residentId === undefined) return err({ code: 'access/not-found' });
  const team = findTeamToUse(by, await ports.reference(), params.teamId);
  if (!team.ok) return team;
  const found = await findToWrite(asked, ports, residentId);
  if (!found.ok) return found;
  const { file, person, reference } = found.value;
  const own = teamOf(person, viewContext(reference.organisation, ports.keys, today));
  if (own !== params.teamId) return err({ code: 'access/not-found' });
  const isOpen = tasksOn({ person, entries: file.entries }).some(
    (task) => taskIdOf(residentId, task) === params.taskId && isListed(task, today),
  );
  return isOpen ? found : err({ code: 'reminders/task-not-open' });
};

/** Records a call of today about an open task; what it says of waiting hides the task until that day. */
export const recordCallUseCase = useCase(recordCallRoute, async (asked, ports) => {
  const { by, today, now: at, params, body } = asked;
  const found = await findOpen(asked, ports);
  if (!found.ok) return found;
  const { file, reference } = found.value;
  const command = { residentId: file.id, taskId: params.taskId, staffId: callerOf(by), ...body };
  const decided = recordCall(command, today);
  if (!decided.ok) return err({ code: decided.error.code, data: dataOf(decided.error) });
  const [event] = decided.value;
  if (event === undefined) throw new Error('a call was recorded');
  const change = { events: decided.value, patches: [], at, by: by.userId, reason: asked.reason };
  const commit = commitOf(file, change, viewContext(reference.organisation, ports.keys, today));
  const { type: _type, ...answer } = event;
  return ok({
    answer,
    version: commit.head.version,
    saw: [file.id],
    writes: { residents: [commit] },
  });
});
