import { type Place, canSeeResident, canSeeTeam, seeResident } from '../../domain/access/index.ts';
import type { TeamId } from '../../domain/kernel/ids.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import { type LocalDate, plusDays } from '../../domain/kernel/time.ts';
import type { Organisation } from '../../domain/organisation/index.ts';
import { missedDays, reminderPolicy } from '../../domain/reminders/index.ts';
import { cursorIn, cursorOut } from '../kit/cursor.ts';
import type { Ports } from '../kit/ports.ts';
import type { AnswerOf } from '../kit/route.ts';
import { type Asked, type Done, type Refused, useCase } from '../kit/use-case.ts';
import { foreseeBudgets } from './budgets.ts';
import { planMessages } from './plan-messages.ts';
import { peopleFarAhead, type PlanAsked } from './plan-people.ts';
import { placeOfItem, plannedItems } from './reminder-items.ts';
import { showReminders } from './api.ts';
import { showMessagesOf } from './show-messages-of-resident.ts';
import type { ReminderItem } from './reminder-item.ts';
import { storedItems } from './stored-items.ts';
import { messagesOfTeams } from './stored-messages.ts';
import { notClaimedOn } from './unsent.ts';

const DEFAULT_LIMIT = 50;

const { segmentMilliYuan } = reminderPolicy;

type AskedReminders = Asked<typeof showReminders>;

/** Tells a day's reminders, or why not. */
type Itemize = (
  asked: AskedReminders,
  ports: Ports,
  day: LocalDate,
) => Promise<Result<ReminderItem[], Refused>>;

/** Whether the day may be shown as it is asked for. */
const dayOf = ({ query, today }: AskedReminders): Result<LocalDate, Refused> => {
  const { on = today, dryRun } = query;
  if (dryRun === 'true' && on < today) return err({ code: 'reminders/day-passed', data: { today } });
  const { planAheadDays, planPanelDays } = reminderPolicy;
  const last = plusDays(today, dryRun === 'true' ? planPanelDays : planAheadDays);
  return on > last ? err({ code: 'reminders/day-too-far', data: { last } }) : ok(on);
};

/** The teams whose people the asker may see, and for who sees a whole area those without any. */
const teamsSeen = ({ by }: AskedReminders, organisation: Organisation): readonly (TeamId | undefined)[] => [
  ...organisation.teams.filter((team) => canSeeTeam(by, team, organisation)).map(({ id }) => id),
  ...('regionCode' in by ? [undefined] : []),
];

const planAsked = async (asked: AskedReminders, ports: Ports, day: LocalDate): Promise<PlanAsked> => {
  const { by, reason, today } = asked;
  const { organisation } = await ports.reference();
  const last = day === today ? await ports.reminders.lastFinished(day) : undefined;
  return {
    days: { day, missedDays: missedDays(last, day) },
    today,
    teams: teamsSeen(asked, organisation),
    isSeen: (place: Place) => canSeeResident(by, place, { reason }),
  };
};

/** What a day would send as recorded now; what it has sent already is no part of it. A day that is far ahead is planned for
 *  the teams' people of today: by then time has changed nearly everybody. */
const dryRun: Itemize = async (asked, ports, day) => {
  const [settings, plan] = await Promise.all([ports.reminders.settings(), planAsked(asked, ports, day)]);
  const people = await peopleFarAhead(ports, plan);
  if (people !== undefined && people.length > reminderPolicy.mostPlannedFromPanels)
    return err({
      code: 'reminders/too-many-people',
      data: { people: people.length, most: reminderPolicy.mostPlannedFromPanels },
    });
  const planned = await planMessages(ports, { ...plan, people }, settings);
  const isToday = day === asked.today;
  const messages = isToday ? await notClaimedOn(ports.reminders, day, planned.messages) : planned.messages;
  const granted = await foreseeBudgets(ports.reminders, settings, { day, messages });
  return ok(plannedItems(planned, granted));
};

/** What became of a day's messages, and whom its plan left to a person. */
const looked: Itemize = async (asked, ports, day) => {
  const { organisation } = await ports.reference();
  const { by, reason } = asked;
  const teams = teamsSeen(asked, organisation);
  const [messages, calls] = await Promise.all([
    messagesOfTeams(ports.reminders, teams, day),
    Promise.all(teams.map((teamId) => ports.reminders.callsOf(teamId, day))),
  ]);
  const seen = { day, isSeen: (place: Place) => canSeeResident(by, place, { reason }) };
  return ok(await storedItems(ports, { messages, calls: calls.flat() }, seen));
};

const byPlace = (a: ReminderItem, b: ReminderItem): number => (placeOfItem(a) < placeOfItem(b) ? -1 : 1);

const itemsOf: Itemize = async (asked, ports, day) => {
  const { dryRun: isDry, residentId } = asked.query;
  const items = await (isDry === 'true' ? dryRun : looked)(asked, ports, day);
  if (!items.ok || residentId === undefined) return items;
  return ok(items.value.filter((item) => item.residentId === residentId));
};

const showDay = async (
  asked: AskedReminders,
  ports: Ports,
): Promise<Result<Done<AnswerOf<typeof showReminders>>, Refused>> => {
  const { by, reason, query } = asked;
  // What the role and the reason refuse, they refuse whoever it is about.
  const allowed = seeResident(by, undefined, { reason });
  if (!allowed.ok && allowed.error.code !== 'access/not-found') return err({ code: allowed.error.code });
  const day = dayOf(asked);
  if (!day.ok) return day;
  const list = ['reminders', day.value, query.dryRun, query.residentId].join(' ');
  const owner = { userId: by.userId, list };
  const cursor = cursorIn(query.cursor, owner, ports.keys);
  if (!cursor.ok) return cursor;
  const all = await itemsOf(asked, ports, day.value);
  const after = cursor.value === undefined ? '' : Buffer.from(cursor.value, 'base64url').toString();
  if (!all.ok) return all;
  const rest = all.value.toSorted(byPlace).filter((item) => placeOfItem(item) > after);
  const items = rest.slice(0, query.limit ?? DEFAULT_LIMIT);
  const last = items.length < rest.length ? items.at(-1) : undefined;
  const place = last && Buffer.from(placeOfItem(last)).toString('base64url');
  return ok({
    answer: { items, next: cursorOut(place, owner, ports.keys), segmentMilliYuan },
    saw: [...new Set(items.map(({ residentId }) => residentId))],
  });
};

/** Shows who gets or got what on a day, who not, and why, of the people in the asker's scope; or what one person got. */
export const showRemindersUseCase = useCase(showReminders, (asked, ports) => {
  const { residentId, dryRun: isDry } = asked.query;
  return residentId === undefined || isDry === 'true'
    ? showDay(asked, ports)
    : showMessagesOf(asked, ports, residentId);
});
