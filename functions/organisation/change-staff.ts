import { isId, type StaffId } from '../../domain/kernel/ids.ts';
import { err, ok } from '../../domain/kernel/result.ts';
import { joinStaff, leaveStaff, type StaffTerm } from '../../domain/organisation/index.ts';
import { dataOf } from '../kit/data-of.ts';
import type { Ports } from '../kit/ports.ts';
import { useCase } from '../kit/use-case.ts';
import { referenceChange } from './change.ts';
import { findTeamToUse } from './find-team.ts';
import type { ReferenceCommit } from './reference.ts';
import { staffBody } from './team-body.ts';
import { joinStaffRoute, leaveStaffRoute } from './api.ts';

const newStaffId = (ports: Ports): StaffId => {
  const id = ports.newId();
  if (isId<'StaffId'>(id)) return id;
  throw new Error('a new id is an id');
};

const termIn = ({ facts = [] }: ReferenceCommit): StaffTerm => {
  const term = facts.at(-1)?.term;
  if (term !== undefined) return term;
  throw new Error('a change of staff leaves a time in a team');
};

/** Lets somebody work in a team that the asker acts for. */
export const joinStaffUseCase = useCase(joinStaffRoute, async (asked, ports) => {
  const { by, today, now: at, body } = asked;
  const reference = await ports.reference();
  const team = findTeamToUse(by, reference, body.teamId);
  if (!team.ok) return team;
  const { id = newStaffId(ports), isLeader = false, phone = '', title = '', from = today, ...rest } = body;
  const decided = joinStaff(reference.roster, { staffId: id, isLeader, phone, title, from, ...rest });
  if (!decided.ok) return err({ code: decided.error.code, data: dataOf(decided.error) });
  const [event] = decided.value;
  if (event === undefined) throw new Error('somebody joined');
  const change = referenceChange(reference, event, { at, by: by.userId, today });
  return ok({ answer: staffBody(termIn(change)), saw: [], writes: { reference: change } });
});

/** Lets somebody leave a team that the asker acts for. */
export const leaveStaffUseCase = useCase(leaveStaffRoute, async (asked, ports) => {
  const { by, today, now: at, params, body } = asked;
  const reference = await ports.reference();
  const team = findTeamToUse(by, reference, body.teamId);
  if (!team.ok) return team;
  const decided = leaveStaff(reference.roster, { staffId: params.staffId, ...body });
  if (!decided.ok) return err({ code: decided.error.code, data: dataOf(decided.error) });
  const [event] = decided.value;
  if (event === undefined) throw new Error('somebody left');
  const change = referenceChange(reference, event, { at, by: by.userId, today });
  return ok({ answer: staffBody(termIn(change)), saw: [], writes: { reference: change } });
});
