import { lastDay } from '../../domain/contracts/index.ts';
import {
  type ContractId,
  isId,
  type ReferralId,
  type ResidentId,
  type TeamId,
} from '../../domain/kernel/ids.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import { coveringTeams, type Organisation } from '../../domain/organisation/index.ts';
import type { ReferralCase } from '../../domain/referrals/index.ts';
import { openTasks, type Task, urgentCalls } from '../../domain/reminders/index.ts';
import { encodeFacts, factsOf, isElderly, type ResidentDay } from '../../domain/residents/index.ts';
import { snoozedUntil } from '../../domain/follow-ups/index.ts';
import { ownerIn } from '../contracts/contract-id.ts';
import { COUNTY_COLUMNS } from '../county-files/columns.ts';
import { packedRows } from '../county-files/pack.ts';
import type { Keys, MemberView } from '../kit/ports.ts';
import { toldHistory } from '../prescriptions/prescribed.ts';
import { suspectedOf } from '../programmes/suspected.ts';
import { casesIn } from '../referrals/cases.ts';
import { inboxViews } from '../referrals/inbox-views.ts';
import { referredIn } from '../referrals/referral-id.ts';
import { aliasOf } from './aliases.ts';
import { callsIn } from './calls-in.ts';
import { lastSeenIn } from './last-seen.ts';
import { countyOf, householdHash, searchHashes, widerHashes } from './search-hashes.ts';
import type { Entry, LastSeen, View } from './stored.ts';
import { urgentFacts } from './urgent-facts.ts';

const NOBODY_SEEN: ReadonlyMap<string, LastSeen> = new Map();

/** What views are made with, on one day. */
export type ViewContext = {
  readonly covering: ReturnType<typeof coveringTeams>;
  readonly hash: Keys['hash'];
  readonly today: LocalDate;
};

/** What the views of a day are made with; for many residents one serves all. */
export const viewContext = (
  organisation: Organisation,
  { hash }: Pick<Keys, 'hash'>,
  today: LocalDate,
): ViewContext => ({ covering: coveringTeams(organisation), hash, today });

/** The team contracted on the day, else the team that covers the village. @source readings.md A32 */
export const teamOf = (person: ResidentDay, { covering }: ViewContext): TeamId | undefined =>
  person.contract?.teamId ?? covering(person.history.resident.regionCode)?.id;

/** What tells a resident's open tasks apart. */
type TaskName = Pick<Task, 'kind' | 'dueOn'> & { readonly programme: string | undefined };

/** What a task is called from outside: whose it is, what, and when it is due. */
export const taskIdOf = (residentId: ResidentId, { kind, programme, dueOn }: TaskName): string =>
  [residentId, kind, programme ?? '', dueOn].join(':');

/** A resident's open tasks, with the calls that a dangerous reading asks for. */
export const tasksOn = ({ person, entries }: Pick<Viewed, 'person' | 'entries'>): Task[] => {
  if (!person.isResident) return [];
  const { id } = person.history.resident;
  const asTask = (dueOn: LocalDate): Task => ({ kind: 'urgent_call', programme: undefined, dueOn });
  const urgent = urgentCalls(urgentFacts(entries), (dueOn) => taskIdOf(id, asTask(dueOn)));
  return [...urgent.map(asTask), ...openTasks(person)];
};

const taskViews = (viewed: Viewed, teamId: TeamId | undefined): View[] => {
  const { person, entries, rows } = viewed;
  const { id: residentId, name } = person.history.resident;
  const calls = callsIn(entries);
  const seen = person.managed.length === 0 ? NOBODY_SEEN : lastSeenIn(rows, person.day);
  return tasksOn(viewed).map((task) => ({
    kind: 'task',
    teamId,
    dueOn: task.dueOn,
    residentId,
    task: task.kind,
    programme: task.programme ?? '',
    name,
    snoozedUntil: snoozedUntil(calls, taskIdOf(residentId, task), person.day),
    // A supply that runs out is nobody's visit: else each visit would write that task again.
    lastSeen: task.kind === 'refill' ? undefined : seen.get(task.programme ?? ''),
  }));
};

const groupsOf = (person: ResidentDay): string[] => [
  ...(isElderly(person) ? ['elderly'] : []),
  ...person.managed.map(({ programme }) => programme.code),
  ...person.history.resident.keyGroups,
];

/** What a list shows of a person on their day. */
export const memberRow = (person: ResidentDay): Omit<MemberView, 'kind' | 'teamId'> => {
  const { contract, day } = person;
  const { id: residentId, name, sex, birthDate, regionCode, phone } = person.history.resident;
  const row = { residentId, name, sex, birthDate, regionCode, phone, groups: groupsOf(person) };
  return { ...row, contractUntil: contract === undefined ? undefined : lastDay(contract, day) };
};

const memberView = ({ person, rows, entries }: Viewed, teamId: TeamId): View => {
  const row = memberRow(person);
  const { history } = person;
  const suspected = suspectedOf({ file: { id: row.residentId, rows, entries, history }, person });
  return { kind: 'member', teamId, ...row, ...(suspected.length > 0 && { suspected }) };
};

const columnOf = (column: string): number =>
  COUNTY_COLUMNS.residents.findIndex(({ name }) => name === column);
const ID_NUMBER = columnOf('idNumber');
const HOUSEHOLD = columnOf('householdId');

/** What finds a resident and is in no history: the identity number and the household, empty where there is none. */
const foundBy = (rows: string): { readonly number: string; readonly household: string } => {
  for (const { file, cells } of packedRows(rows))
    if (file === 'residents') return { number: cells[ID_NUMBER] ?? '', household: cells[HOUSEHOLD] ?? '' };
  return { number: '', household: '' };
};

/** The keyed hash by which the resident of a contract is found whose id does not say so. */
export const contractHash = (hash: Keys['hash'], id: ContractId): string => hash('contract', id);

/** The keyed hash by which the resident of a referral is found whose id does not say so. */
export const referralHash = (hash: Keys['hash'], id: ReferralId): string => hash('referral', id);

/** A resident on a day, with the rows and entries behind. */
export type Viewed = {
  readonly person: ResidentDay;
  readonly rows: string;
  readonly entries: readonly Entry[];
};

/** What counts are made of: not changed by time alone. An alias is counted with the record that it belongs to. */
export const factsViews = ({ person, rows, entries }: Viewed): View[] => {
  const { history, day, profile } = person;
  const { id: residentId, regionCode } = history.resident;
  if (aliasOf(residentId, entries) !== undefined) return [];
  const facts = factsOf(toldHistory({ history, rows, entries }), day, profile);
  return [{ kind: 'facts', regionCode, residentId, facts: encodeFacts(facts) }];
};

/** What finds a referral whose id does not lead to its resident; drafts and remote consultations too, which have no row. */
const referralPointers = (referrals: readonly ReferralCase[], hash: Keys['hash']): string[] =>
  referrals
    .filter(({ id, residentId }) => referredIn(id) !== residentId)
    .map(({ id }) => referralHash(hash, id));

/** Everything but facts that is stored beside a resident's rows on a day: open tasks, their place on a team's panel,
 *  referrals, the hashes that find them. Somebody who died or moved out is on no list, in no household and still found;
 *  an alias is only found. */
export const viewsOf = (viewed: Viewed, context: ViewContext): View[] => {
  const { person, rows, entries } = viewed;
  const { hash } = context;
  const { id: residentId, name, phone, regionCode } = person.history.resident;
  const { number, household } = foundBy(rows);
  const asSearch = (text: string): View => ({ kind: 'search', hash: text, residentId });
  const identity = { name, phone, number, county: countyOf(regionCode) };
  const search = [...searchHashes(hash, identity), ...widerHashes(hash, identity)].map(asSearch);
  if (aliasOf(residentId, entries) !== undefined) return search;
  const teamId = person.isResident ? teamOf(person, context) : undefined;
  const member = teamId === undefined ? [] : [memberView(viewed, teamId)];
  const home = person.isResident && isId<'HouseholdId'>(household) ? [householdHash(hash, household)] : [];
  const pointed = person.history.contracts.filter(({ id }) => ownerIn(id) !== residentId);
  const contracts = pointed.map(({ id }) => contractHash(hash, id));
  const referrals = casesIn({ rows, entries, history: person.history });
  const pointers = [...home, ...contracts, ...referralPointers(referrals, hash)].map(asSearch);
  return [...taskViews(viewed, teamId), ...member, ...inboxViews(person, referrals), ...search, ...pointers];
};
