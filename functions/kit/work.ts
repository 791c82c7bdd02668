import type { LocalDate } from '../../domain/kernel/time.ts';
import type { Ports } from './ports.ts';

/** What work that no request waits for is done with. */
export type Workplace = {
  readonly ports: Ports;
  readonly today: LocalDate;
  /** Reads reference rows and users anew from now on. */
  readonly forgetReference: () => void;
  /** Lets others have the store between two pieces. */
  readonly rest: () => Promise<void>;
};

/** What is done about changes of the table, by use case: each takes from all of them what it is about. The same changes
 *  may come again, and in another order. */
export type Consumers<Change, Place = Workplace> = Readonly<
  Record<string, (changes: readonly Change[], place: Place) => Promise<void>>
>;

/** How much a piece of work did, by what was counted. */
export type WorkDone = Readonly<Record<string, number>>;

/** What is done when its time has come, by use case. To start it again, or where it broke off, does nothing twice. */
export type Schedules<Tools> = Readonly<Record<string, (tools: Tools) => Promise<WorkDone>>>;
