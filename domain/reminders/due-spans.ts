import { type LocalDate, plusDays } from '../kernel/time.ts';
import type { SendingDays } from './plan.ts';
import { type Offsets, OFFSETS } from './policy.ts';

/** Due dates, both included, and the kinds of task of which one due then may ask for something on a day. */
export type DueSpan = {
  readonly from: LocalDate;
  readonly until: LocalDate;
  readonly kinds: ReadonlySet<string>;
};

const KINDS = Object.entries(OFFSETS);

const STEPS = [...new Set(KINDS.flatMap(([, { sms, call }]) => [...sms, ...call]))].toSorted((a, b) => b - a);

const kindsWith = (part: keyof Offsets, step: number): string[] =>
  KINDS.filter(([, offsets]) => offsets[part].includes(step)).map(([kind]) => kind);

/** Where the due dates lie of all that a day sends or calls about, missed days included: what a plan of the day reads, in
 *  proportion to what is due and not to how many people there are. */
export const dueSpans = ({ day, missedDays }: SendingDays): DueSpan[] =>
  STEPS.map((step) => {
    const sms = kindsWith('sms', step);
    const until = plusDays(day, -step);
    return {
      from: sms.length === 0 ? until : plusDays(until, -missedDays),
      until,
      kinds: new Set([...sms, ...kindsWith('call', step)]),
    };
  });
