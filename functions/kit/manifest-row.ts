import { PEOPLE_WRITERS, type Role } from '../../domain/access/index.ts';
import type { Route } from './route.ts';

/** The keys of the tables by their first word, or those of an index, and what is done with them. What is of the audit is added when it
 *  is written, and not read by it. */
export type TableAccess = {
  readonly keys: readonly string[];
  readonly may: 'read' | 'write';
};

/** The roles that decide on somebody's care: people, not another system. */
export const DECIDERS: readonly Role[] = PEOPLE_WRITERS.filter((role) => role !== 'integration');

/** What whoever changes a resident writes: the records, and every list, inbox, search and count that is made of them. All of it is made
 *  anew and what differs from what is stored is written. That may be any of it, whatever the change is about: an import has just
 *  brought another name, the night's work is not done yet, or an upgrade has given a list another form. */
export const RESIDENT_WRITES: TableAccess = {
  keys: ['resident', 'tasks', 'members', 'inbox', 'search', 'facts'],
  may: 'write',
};

/** The texts that follow from what is recorded: a result is ready, or a service was done, which a visit, an exam, a prescription or a
 *  referral may do by itself. @see functions/adapters/reminder-store/queue.ts */
export const TEXT_WRITES: TableAccess = { keys: ['sms-queue'], may: 'write' };

/** One use case as it is deployed: what starts it, which Lambda carries it, who may use it and what it touches. */
export type ManifestRow = {
  readonly trigger:
    | { readonly kind: 'http'; readonly route: Route }
    /** Changes of items whose partition begins with this word; where a part is named, of those alone whose place has it as
     *  its second word. They are gathered for as many seconds as their people can wait, five where nothing is said: on the way to
     *  the queue as long as all who follow the same table can, and again in it. A Lambda has one queue, and its rows one time. */
    | {
        readonly kind: 'change';
        readonly id: string;
        readonly of: string;
        readonly part?: string;
        readonly gatheredS?: number;
      }
    /** Files that other systems put below this folder of the archive: they come as changes do. */
    | { readonly kind: 'change'; readonly id: string; readonly below: string }
    /** Every change that another row asks for. */
    | { readonly kind: 'stream'; readonly id: string }
    | { readonly kind: 'schedule'; readonly id: string; readonly every: 'minute' | 'hour' | 'day' | 'week' }
    /** Work on everybody that is cut into parts, so many of which are carried out side by side; begun by the clock, or for a
     *  job by whoever carries jobs out. */
    | {
        readonly kind: 'map';
        readonly id: string;
        readonly every: 'day' | 'week' | 'job';
        readonly atOnce: number;
      };
  /** One Lambda per capability and kind of trigger. */
  readonly lambda: string;
  /** Empty where no person starts it. */
  readonly roles: readonly Role[];
  /** Besides what is done for every request. @see infra/constructs/reach.ts */
  readonly tableAccess: readonly TableAccess[];
  readonly timeoutS: number;
  /** What people notice when it fails: the text of its alarm. */
  readonly errorImpact: string;
};

/** The name of the use case of a row: `capability.verb`. */
export const useCaseOf = ({ trigger }: ManifestRow): string =>
  trigger.kind === 'http' ? trigger.route.id : trigger.id;
