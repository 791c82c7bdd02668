import type { TeamId } from '../../../domain/kernel/ids.ts';
import { earlierOf, type LocalDate, plusDays } from '../../../domain/kernel/time.ts';
import { recordCallRoute, showWorklist, type WorklistItem } from '../../../functions/reminders/api.ts';
import type { Random } from '../../../local/generate/random.ts';
import { calling, coming, LATE_DAYS } from './behaviour.ts';
import type { Appointment } from './diary.ts';
import { listAll } from './lists.ts';
import { today, type Year } from './year.ts';

const LAST_WORKDAY = 4;

/** What a task of the list asks for; undefined where nobody makes an appointment for it. */
const appointmentFor = ({ kind, programme = '' }: WorklistItem): Appointment | undefined => {
  switch (kind) {
    case 'follow_up_routine':
    case 'follow_up_two_week':
    case 'first_visit':
      return { kind: 'visit', programme };
    case 'referral_check':
      return { kind: 'check', programme };
    case 'refill':
      return { kind: 'refill', programme };
    case 'contract_end':
      return { kind: 'renewal' };
    default:
      return undefined;
  }
};

const isComing = (kind: string): kind is keyof typeof coming => kind in coming;

const dayOf = (random: Random, kind: string, { due, monday }: { due: LocalDate; monday: LocalDate }) => {
  const comes = isComing(kind) ? random.weighted(coming[kind]) : 'never';
  if (comes === 'never') return undefined;
  if (comes === 'late') return plusDays(due, random.between(...LATE_DAYS));
  return earlierOf(due, plusDays(monday, random.between(0, LAST_WORKDAY)));
};

/** Plans the week: whom the list of the next seven days names. Two programmes of one person are seen on one day. */
const planWeek = async (year: Year, teamId: TeamId): Promise<void> => {
  const { desk, chance, diary } = year;
  const monday = today(year);
  const asking = { by: teamId, params: { teamId }, query: { stage: 'week' } };
  for (const item of await listAll(desk, showWorklist, asking)) {
    const { residentId, dueOn } = item;
    const appointment = appointmentFor(item);
    if (appointment === undefined) continue;
    const random = chance('comes', residentId, monday, appointment.kind);
    const day = dayOf(random, appointment.kind, { due: dueOn, monday });
    if (day !== undefined) diary.plan(day, { ...appointment, teamId, residentId });
  }
};

const callOne = async (year: Year, teamId: TeamId, item: WorklistItem): Promise<void> => {
  const { desk, chance, diary, count } = year;
  const { taskId, residentId } = item;
  const day = today(year);
  const random = chance('call', taskId, day);
  const outcome = random.weighted(calling.outcomes);
  const comes = outcome === 'reached' && random.chance(calling.comesAfterwards);
  const waits =
    outcome === 'reached' && !comes
      ? { snoozeUntil: plusDays(day, calling.snoozedDays), reason: '外出务工，回来后随访' }
      : {};
  const params = { teamId, taskId };
  if ((await desk.ask(recordCallRoute, { by: teamId, params, body: { outcome, ...waits } })) === undefined)
    return;
  count('callsMade');
  const appointment = comes ? appointmentFor(item) : undefined;
  if (appointment !== undefined)
    diary.plan(plusDays(day, random.between(1, calling.comesWithinDays)), {
      ...appointment,
      teamId,
      residentId,
    });
};

/** Calls some of those who are overdue, the longest first. */
const callOverdue = async (year: Year, teamId: TeamId): Promise<void> => {
  const query = { stage: 'overdue', limit: String(calling.calledAWeek) };
  const page = await year.desk.ask(showWorklist, { by: teamId, params: { teamId }, query });
  for (const item of page?.items ?? [])
    if (year.chance('called', item.taskId, today(year)).chance(calling.called))
      await callOne(year, teamId, item);
};

/** A team's Monday: the week is planned, the overdue are called. */
export const beginWeek = async (year: Year, teamId: TeamId): Promise<void> => {
  await planWeek(year, teamId);
  await callOverdue(year, teamId);
};
