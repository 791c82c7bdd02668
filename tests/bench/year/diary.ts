import type { ReferralId, ResidentId, TeamId } from '../../../domain/kernel/ids.ts';
import { type LocalDate, plusDays, weekdayOf } from '../../../domain/kernel/time.ts';

/** What is to be done on a day for one person. */
export type Appointment =
  | { readonly kind: 'visit'; readonly programme: string }
  | { readonly kind: 'refill'; readonly programme: string }
  | { readonly kind: 'exam' }
  | { readonly kind: 'renewal' | 'death' | 'move' }
  | { readonly kind: 'check'; readonly programme: string }
  | { readonly kind: 'accept' | 'seen' | 'return'; readonly referralId: ReferralId };

/** An appointment of a team's person. */
export type Entry = Appointment & { readonly teamId: TeamId; readonly residentId: ResidentId };

/** What is planned, by day; what is planned twice for one day is done once. */
export type Diary = {
  /** On that day, or where it is a weekend the Monday after. */
  readonly plan: (day: LocalDate, entry: Entry) => void;
  /** Takes out what a day holds, in the order of its planning. */
  readonly take: (day: LocalDate) => readonly Entry[];
};

const SATURDAY = 6;
const DAYS_OF_A_WEEK = 7;

const workdayFrom = (day: LocalDate): LocalDate => {
  const weekday = weekdayOf(day);
  return weekday < SATURDAY ? day : plusDays(day, DAYS_OF_A_WEEK + 1 - weekday);
};

/** An empty diary. */
export const openDiary = (): Diary => {
  const days = new Map<LocalDate, Map<string, Entry>>();
  return {
    plan: (day, entry) => {
      const workday = workdayFrom(day);
      const entries = days.get(workday) ?? new Map<string, Entry>();
      days.set(workday, entries.set(JSON.stringify(entry), entry));
    },
    take: (day) => {
      const entries = days.get(day);
      days.delete(day);
      return [...(entries?.values() ?? [])];
    },
  };
};
