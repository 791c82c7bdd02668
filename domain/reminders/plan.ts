import { daysBetween, type LocalDate } from '../kernel/time.ts';
import type { MobileNumber } from '../kernel/phone.ts';
import type { Resident, ResidentDay } from '../residents/index.ts';
import { smsNumber, type TurnedAway } from './guards.ts';
import { OFFSETS, reminderPolicy } from './policy.ts';
import type { Task } from './tasks.ts';

/** A resident that a text speaks of, and what for. */
export type Subject = {
  readonly resident: Resident;
  readonly task: Task;
  /** The day's distance from the due date; of a caught-up day that day's. */
  readonly offsetDays: number;
  /** The day on which the text goes out. */
  readonly saidOn: LocalDate;
  readonly phone: MobileNumber;
};

/** A person whom a person must reach. */
export type Call = { readonly task: Task; readonly reason: TurnedAway | 'call_step' };

/** What a day asks for one resident, before texts of a phone are merged. */
export type Plan = {
  readonly subjects: readonly Subject[];
  readonly calls: readonly Call[];
  /** Offsets of missed days too old to be sent: recorded, never sent late. */
  readonly stale: readonly { readonly task: Task; readonly offsetDays: number }[];
};

/** The days that a run sends for: its own, and after missed days those since the last finished run. */
export type SendingDays = { readonly day: LocalDate; readonly missedDays: number };

/** How many days were missed between the last finished run and a day; none on a fresh store or going back.
 *  @source reminders.md, Offsets */
export const missedDays = (lastFinished: LocalDate | undefined, day: LocalDate): number =>
  lastFinished === undefined ? 0 : Math.max(0, daysBetween(lastFinished, day) - 1);

const offsetsReached = (task: Task, { day, missedDays: missed }: SendingDays): number[] => {
  const today = daysBetween(task.dueOn, day);
  return OFFSETS[task.kind].sms.filter((offset) => offset <= today && offset >= today - missed);
};

/** Plans one resident's day: SMS offsets that fall on it go to the phone or, where a guard turns them away, to a
 *  person; call steps always to a person. @source reminders.md; readings.md A34, A38, A39 */
export const planDay = (person: ResidentDay, tasks: readonly Task[], days: SendingDays): Plan => {
  const { resident } = person.history;
  const subjects: Subject[] = [];
  const calls: Call[] = [];
  const stale: { task: Task; offsetDays: number }[] = [];
  for (const task of tasks) {
    const today = daysBetween(task.dueOn, days.day);
    for (const offsetDays of offsetsReached(task, days)) {
      if (today - offsetDays > reminderPolicy.catchUpDays) {
        stale.push({ task, offsetDays });
        continue;
      }
      const number = smsNumber(resident, days.day);
      if (number.ok) subjects.push({ resident, task, offsetDays, saidOn: days.day, phone: number.value });
      else calls.push({ task, reason: number.error });
    }
    if (OFFSETS[task.kind].call.includes(today)) calls.push({ task, reason: 'call_step' });
  }
  return { subjects, calls, stale };
};
