import { type LocalDate, weekdayOf } from '../../../domain/kernel/time.ts';
import type { Units } from '../../../functions/adapters/store/table.ts';
import type { ListedResident } from '../../../functions/residents/bodies.ts';
import { workDay } from './deeds.ts';
import type { Asked } from './desk.ts';
import { planPanel, welcomeNewcomers } from './panel.ts';
import type { Months } from './tally.ts';
import { beginWeek } from './week.ts';
import { today, type Year } from './year.ts';

/** What the teams of a thread did, to be joined with what others did. */
export type Deeds = {
  readonly months: Months;
  /** As in the ledger. */
  readonly left: ReadonlyMap<string, string>;
  /** As at the desk. */
  readonly refusals: ReadonlyMap<string, number>;
  readonly asked: ReadonlyMap<string, Asked>;
};

/** Some of a county's teams, in a thread of their own or in this one. */
export type Teams = {
  /** Plans the year of everybody on their panels. */
  readonly plan: () => Promise<void>;
  readonly workOn: (day: LocalDate) => Promise<void>;
  readonly tell: () => Promise<Deeds>;
  /** The units used by a connection of their own, by the end of the last work. */
  readonly meter: () => Units;
  readonly stop: () => Promise<void>;
};

const MONDAY = 1;
const NO_UNITS: Units = { read: 0, written: 0 };

/** The teams of a thread's year, which work in this thread and on its connection. */
export const teamsOf = (year: Year): Teams => {
  const panels = new Map<string, readonly ListedResident[]>();
  return {
    plan: async () => {
      for (const teamId of year.teams) panels.set(teamId, await planPanel(year, teamId));
    },
    workOn: async () => {
      for (const teamId of year.teams) {
        if (weekdayOf(today(year)) === MONDAY) await beginWeek(year, teamId);
        await welcomeNewcomers(year, teamId, panels.get(teamId) ?? []);
      }
      await workDay(year);
    },
    tell: async () => ({
      months: year.months(),
      left: year.ledger.left,
      refusals: year.desk.refusals,
      asked: year.desk.asked,
    }),
    meter: () => NO_UNITS,
    stop: async () => undefined,
  };
};
