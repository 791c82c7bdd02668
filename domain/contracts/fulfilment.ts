import type { LocalDate } from '../kernel/time.ts';
import type { Contract } from './contract.ts';

/** How many promised services fell due by a day, and how many of those were done by it. */
export type Fulfilment = { readonly due: number; readonly done: number };

/** The fulfilment of one contract on a day. @source indicators.md `signed_and_served_rate`, `fulfilment_item_rate` */
export const fulfilmentOn = ({ services }: Contract, day: LocalDate): Fulfilment => {
  let due = 0;
  let done = 0;
  for (const { dueOn, doneOn } of services) {
    if (dueOn > day) continue;
    due += 1;
    if (doneOn !== undefined && doneOn <= day) done += 1;
  }
  return { due, done };
};
