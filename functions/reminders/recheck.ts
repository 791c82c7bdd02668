import { err, ok, type Result } from '../../domain/kernel/result.ts';
import { defaultProfile } from '../../domain/programmes/index.ts';
import {
  type DropReason,
  mergeByPhone,
  type Message,
  openTasks,
  planDay,
  type SendingDays,
  type Subject,
  type Template,
} from '../../domain/reminders/index.ts';
import { residentOn } from '../../domain/residents/index.ts';
import { reminderId } from '../county-files/county-store.ts';
import { aliasOf } from '../residents/aliases.ts';
import { residentFile } from '../residents/resident-file.ts';
import type { StoredResident } from '../residents/stored.ts';
import { placeFinder } from './places.ts';
import type { PlanPorts } from './plan-people.ts';
import type { StoredMessage, StoredSubject } from './reminder-store.ts';

/** A reminder's identity, as `reminderId` has it. */
const idOf = ({ residentId, kind, programme, dueOn, offsetDays }: StoredSubject): string =>
  [residentId, kind, programme, dueOn, offsetDays].join(' ');

type Checked = { readonly subjects: readonly Subject[]; readonly reason: DropReason };

const GONE: Checked = { subjects: [], reason: 'not_resident' };

/** What of a message is still to be said to one resident, or why nothing is. */
const checkOne = (
  stored: StoredResident | undefined,
  { phone, subjects }: StoredMessage,
  days: SendingDays,
): Checked => {
  if (stored === undefined) return GONE;
  const file = residentFile(stored);
  const person = residentOn(file.history, days.day, defaultProfile);
  if (!person.isResident || aliasOf(file.id, file.entries) !== undefined) return GONE;
  const ids = new Set(subjects.map(idOf));
  const plan = planDay(person, openTasks(person), days);
  const due = plan.subjects.filter((subject) => ids.has(reminderId(subject)));
  const turnedAway = plan.calls.map(({ reason }) => reason).find((reason) => reason !== 'call_step');
  if (due.length === 0) return { subjects: [], reason: turnedAway ?? 'task_closed' };
  return { subjects: due.filter((subject) => subject.phone === phone), reason: 'phone_changed' };
};

/** What somebody must call about goes before what nobody must. */
const reasonOf = (checked: readonly Checked[]): DropReason =>
  checked.map(({ reason }) => reason).find((reason) => !['not_resident', 'task_closed'].includes(reason)) ??
  checked[0]?.reason ??
  'task_closed';

/** How a message is checked again: for which days, and written with what. */
export type Recheck = { readonly days: SendingDays; readonly template: Template };

/** A claimed message with what may still be said, or why nothing may. */
export type Rechecked = { readonly claim: StoredMessage; readonly said: Result<Message, DropReason> };

/** Checks every guard of messages again from what is recorded at this moment, after the claim and before the provider is
 *  called, and writes each text anew for those to whom it still speaks. @source reminders.md, Guards 1 */
export const recheck = async (
  ports: PlanPorts,
  claims: readonly StoredMessage[],
  { days, template }: Recheck,
): Promise<readonly Rechecked[]> => {
  const subjects = claims.flatMap((claim) => claim.subjects);
  const teams = new Map(
    subjects.flatMap(({ residentId, teamId }) => (teamId === undefined ? [] : [[residentId, teamId]])),
  );
  const ids = [...new Set(subjects.map(({ residentId }) => residentId))];
  const [loaded, { organisation }] = await Promise.all([ports.residents.loadMany(ids), ports.reference()]);
  const byId = new Map(ids.map((id, at) => [id, loaded[at]]));
  const placeOf = placeFinder(organisation, teams);
  return claims.map((claim) => {
    const own = new Set(claim.subjects.map(({ residentId }) => residentId));
    const checked = Array.from(own, (id) => checkOne(byId.get(id), claim, days));
    const still = checked.flatMap((one) => one.subjects);
    const [again] = mergeByPhone(still, placeOf, template);
    return { claim, said: again === undefined ? err(reasonOf(checked)) : ok(again) };
  });
};
