import type { UserId } from '../../../domain/access/index.ts';
import { fnv1a } from '../../../domain/kernel/fnv.ts';
import type { InstitutionId, ResidentId, TeamId } from '../../../domain/kernel/ids.ts';
import type { LocalDate } from '../../../domain/kernel/time.ts';
import type { RecordedState } from '../../../domain/referrals/index.ts';
import type { TaskKind } from '../../../domain/reminders/index.ts';
import { duePartition } from './due-keys.ts';
import { isKeyText, type Key, keyPrefix, type KeyText, keyText, residentPartition } from './keys.ts';

/*
 * Keys of what the running service stores, beside those of keys.ts.
 *
 * | what                   | pk                   | sk                       | access pattern it serves                     |
 * | ---------------------- | -------------------- | ------------------------ | -------------------------------------------- |
 * | commands' entries      | resident#BUCKET      | ID#entries#FIRST         | all of a resident in one query (prefix ID#)  |
 * | head of the views      | resident#BUCKET      | ID#head                  | the same; byDay: when time changes them      |
 * | open task              | tasks#TEAM           | DUE#LETTER#ID#PROGRAMME  | a team's work list by due date and risk      |
 * | member of a panel      | members#TEAM         | ID                       | a team's panel                               |
 * | referral in an inbox   | inbox#INSTITUTION    | STEP#DAY#REFERRAL#ID     | what was sent to an institution, by its state |
 * | search hash            | search#HASH          | ID                       | who is found by this number, name, household |
 * | time-free facts        | facts#VILLAGE#BUCKET | ID                       | a count bucket recounted from one partition  |
 * | receipt of a request   | receipt#ID           | receipt                  | the answer to a repeated request             |
 * | who works where, facts | organisation         | VERSION#PLACE            | who led and worked in which team when        |
 * | who may sign in        | reference            | USER, under `users`      | who may sign in                              |
 * | version of those rows  | head                 | reference                | whether a copy is still new                  |
 */

/** The key of some of a resident's commands, by the first of them. */
export const entriesKey = (id: ResidentId, first: number): Key => ({
  pk: residentPartition(id),
  sk: keyText(id, 'entries', String(first).padStart(6, '0')),
});

/** The key of what is known of a resident's views. */
export const headKey = (id: ResidentId): Key => ({ pk: residentPartition(id), sk: keyText(id, 'head') });

/** What time changes of a resident: only lists, or a dated value of their rows too. */
type DueWhat = 'lists' | 'dated';

/** The place in `byDay` of residents whose views time alone changes on a day. */
export const viewsDueKey = (dueOn: LocalDate, id: ResidentId, what: DueWhat): Key => ({
  pk: duePartition(dueOn, id),
  sk: keyText(id, what),
});

/** Says whether a dated value of a resident may begin or end on the day of a place; one that was stored earlier says nothing. */
export const isViewsDueDated = ({ sk }: Key): boolean => sk.split('#')[1] !== ('lists' satisfies DueWhat);

/** The partition of a team's open tasks, or of those of people without a team. */
export const tasksPartition = (teamId: TeamId | undefined): KeyText => keyText('tasks', teamId ?? '');

/** The place of the tasks of a day, before all of them. */
export const tasksFrom = (day: LocalDate): KeyText => keyText(day);

/** The place after the tasks of a day: `~` comes after every character of a key. */
export const tasksUntil = (day: LocalDate): KeyText => keyPrefix(day, 'zzzz');

/** The place right after a task or a referral of a list; undefined for text that is no place. */
export const placeAfterOne = (place: string): KeyText | undefined => {
  // `#` comes before every other character of a key, so that nothing lies between.
  const text = `${place}#`;
  return isKeyText(text) ? text : undefined;
};

/** A kind of task as a letter, so that of what is due on one day the gravest comes first: a dangerous reading, then somebody sent to hospital, then
 *  whose readings were not controlled, then who was never seen; what can wait comes last. */
const BY_RISK = [
  ['A', 'urgent_call'],
  ['a', 'referral_check'],
  ['b', 'follow_up_two_week'],
  ['c', 'first_visit'],
  ['d', 'follow_up_routine'],
  ['e', 'refill'],
  ['f', 'contract_end'],
  ['g', 'annual_exam'],
] as const satisfies readonly (readonly [string, TaskKind])[];

/** The kinds of task by their letters. */
export const TASK_KINDS: ReadonlyMap<string, TaskKind> = new Map(BY_RISK);

const LETTERS: ReadonlyMap<string, string> = new Map(BY_RISK.map(([letter, kind]) => [kind, letter]));

const letterOf = (task: string): string => {
  const letter = LETTERS.get(task);
  if (letter === undefined) throw new Error(`no kind of task: ${task}`);
  return letter;
};

/** A state of a referral as a letter: what waits for an answer stands first in an inbox, what is at its end last. */
const BY_STEP = [
  ['a', 'sent'],
  ['b', 'accepted'],
  ['c', 'seen'],
  ['d', 'returned'],
  ['e', 'refused'],
  ['f', 'closed'],
] as const satisfies readonly (readonly [string, RecordedState])[];

/** The states of referrals in an inbox by their letters. */
export const INBOX_STATES: ReadonlyMap<string, RecordedState> = new Map(BY_STEP);

const STEPS: ReadonlyMap<string, string> = new Map(BY_STEP.map(([letter, state]) => [state, letter]));

const stepOf = (state: string): string => {
  const letter = STEPS.get(state);
  if (letter === undefined) throw new Error(`no state of a referral that was sent: ${state}`);
  return letter;
};

/** The partition of an institution's inbox. */
export const inboxPartition = (id: InstitutionId): KeyText => keyText('inbox', id);

/** The place of the referrals of a state, before all of them, or before those of a day. */
export const inboxFrom = (state: RecordedState, on?: LocalDate): KeyText =>
  on === undefined ? keyText(stepOf(state)) : keyText(stepOf(state), on);

/** The place after the referrals of a state: `~` comes after every character of a key. */
export const inboxUntil = (state: RecordedState): KeyText => keyPrefix(stepOf(state), 'zzzz');

/** The partition of a team's panel. */
export const membersPartition = (teamId: TeamId): KeyText => keyText('members', teamId);

/** The place of somebody on a team's panel. */
export const memberKey = (teamId: TeamId, id: ResidentId): Key => ({
  pk: membersPartition(teamId),
  sk: keyText(id),
});

/** The partition of the residents whom a keyed hash finds. */
export const searchPartition = (hash: string): KeyText => keyText('search', hash);

/** The partition of one count bucket's facts. */
export const factsPartition = (village: string, bucket: number): KeyText =>
  keyText('facts', village, String(bucket));

/** The key of a receipt. */
export const receiptKey = (id: string): Key => ({ pk: keyText('receipt', id), sk: keyText('receipt') });

/** The partition of those who may sign in. */
export const usersPartition = (): KeyText => keyText('reference', 'users');

/** The key of those who were admitted before each had an item of their own. */
export const earlierUsersKey = (): Key => ({ pk: keyText('head'), sk: keyText('users') });

/** The key of somebody who may sign in. */
export const userKey = (id: UserId): Key => ({ pk: usersPartition(), sk: keyText(id) });

/** The key of the service packages that a county published. */
export const packagesKey = (): Key => ({ pk: keyText('head'), sk: keyText('packages') });

/** The partition of the facts about who works where, in the order of their changes. */
export const organisationPartition = (): KeyText => keyText('organisation');

/** The key of one fact of a change: the version of the reference rows that it made, and its place among its facts. */
export const organisationKey = (version: number, at: number): Key => ({
  pk: organisationPartition(),
  sk: keyText(String(version).padStart(6, '0'), String(at)),
});

/** The key that counts the changes of regions, institutions, teams and staff. */
export const referenceVersionKey = (): Key => ({ pk: keyText('head'), sk: keyText('reference') });

/** Count buckets of a village. */
export const BUCKETS_A_VILLAGE = 8;

/** The count bucket of a resident within the village, by the id. */
export const countBucket = (id: ResidentId): number => (fnv1a(id) >>> 0) % BUCKETS_A_VILLAGE;

/** Makes a view's key of the words of its place. */
const VIEW_KEYS: ReadonlyMap<string, (id: ResidentId, words: readonly string[]) => Key> = new Map([
  [
    't',
    (id, [team = '', dueOn = '', task = '', programme = '']) => ({
      pk: keyText('tasks', team),
      sk: keyText(dueOn, letterOf(task), id, programme),
    }),
  ],
  [
    'r',
    (id, [institution = '', state = '', referredOn = '', referral = '']) => ({
      pk: keyText('inbox', institution),
      // Whose it is comes last: by a merge it leaves one resident and comes to another in one transaction.
      sk: keyText(stepOf(state), referredOn, referral, id),
    }),
  ],
  ['m', (id, [team = '']) => ({ pk: keyText('members', team), sk: keyText(id) })],
  ['s', (id, [hash = '']) => ({ pk: searchPartition(hash), sk: keyText(id) })],
  ['d', (id) => ({ pk: residentPartition(id), sk: keyText(id, 'due') })],
  ['f', (id, [village = '']) => ({ pk: factsPartition(village, countBucket(id)), sk: keyText(id) })],
]);

/** The key of a view by its place: the words of `viewPlace`, the kind's letter first. */
export const viewKey = (id: ResidentId, place: string): Key => {
  const [kind = '', ...words] = place.split(' ');
  const make = VIEW_KEYS.get(kind);
  if (make === undefined) throw new Error('a view has a place of a known kind');
  return make(id, words);
};
