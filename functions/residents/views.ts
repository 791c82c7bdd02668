import { lastDay } from '../../domain/contracts/index.ts';
import { idNumber } from '../../domain/kernel/id-number.ts';
import type { ContractId, ResidentId, TeamId } from '../../domain/kernel/ids.ts';
import { mobileNumber } from '../../domain/kernel/phone.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import { coveringTeams, type Organisation } from '../../domain/organisation/index.ts';
import { openTasks, type Task } from '../../domain/reminders/index.ts';
import { encodeFacts, factsOf, isElderly, type ResidentDay } from '../../domain/residents/index.ts';
import { snoozedUntil } from '../../domain/follow-ups/index.ts';
import { CallMade } from '../../events/follow-ups.ts';
import { COUNTY_COLUMNS } from '../county-files/columns.ts';
import { unpackRows } from '../county-files/pack.ts';
import type { Keys, MemberView } from '../kit/ports.ts';
import { aliasOf } from './aliases.ts';
import { lastSeenIn } from './last-seen.ts';
import type { Entry, LastSeen, View } from './stored.ts';

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

/** The calls that were recorded of a resident, in their order. */
const callsIn = (entries: readonly Entry[]): CallMade[] =>
  entries.flatMap(({ events }) => events.flatMap((event) => CallMade.safeParse(event).data ?? []));

const taskViews = ({ person, entries, rows }: Viewed, teamId: TeamId): View[] => {
  const { id: residentId, name } = person.history.resident;
  const calls = callsIn(entries);
  const seen = person.managed.length === 0 ? NOBODY_SEEN : lastSeenIn(rows, person.day);
  return openTasks(person).map((task) => ({
    kind: 'task',
    teamId,
    dueOn: task.dueOn,
    residentId,
    task: task.kind,
    programme: task.programme ?? '',
    name,
    snoozedUntil: snoozedUntil(calls, taskIdOf(residentId, task), person.day),
    lastSeen: seen.get(task.programme ?? ''),
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
  const { id: residentId, name, sex, birthDate, regionCode } = person.history.resident;
  const row = { residentId, name, sex, birthDate, regionCode, groups: groupsOf(person) };
  return { ...row, contractUntil: contract === undefined ? undefined : lastDay(contract, day) };
};

const ID_NUMBER = COUNTY_COLUMNS.residents.findIndex(({ name }) => name === 'idNumber');

const idNumberIn = (rows: string): string => {
  for (const { file, cells } of unpackRows(rows)) if (file === 'residents') return cells[ID_NUMBER] ?? '';
  return '';
};

/** The keyed hashes by which a resident is found: by whole name, mobile number and identity number. */
export const searchHashes = (
  hash: Keys['hash'],
  { name, phone, number }: { readonly name: string; readonly phone: string; readonly number: string },
): string[] => {
  const mobile = mobileNumber(phone);
  const id = idNumber(number);
  return [
    ...(name === '' ? [] : [hash('name', name)]),
    ...(mobile === undefined ? [] : [hash('phone', mobile)]),
    ...(id === undefined ? [] : [hash('idNumber', id)]),
  ];
};

/** The keyed hash by which the resident of a contract is found. */
export const contractHash = (hash: Keys['hash'], id: ContractId): string => hash('contract', id);

/** A resident on a day, with the rows and entries behind. */
export type Viewed = {
  readonly person: ResidentDay;
  readonly rows: string;
  readonly entries: readonly Entry[];
};

const factsView = ({ history, day, profile }: ResidentDay): View => {
  const { id: residentId, regionCode } = history.resident;
  return { kind: 'facts', regionCode, residentId, facts: encodeFacts(factsOf(history, day, profile)) };
};

/** Everything that is stored beside a resident's rows on a day: open tasks, their place on a team's panel, what counts
 *  are made of, the hashes that find them. Somebody who died or moved out is on no list and is still found; an alias is only found, and
 *  counted with the record that it belongs to. */
export const viewsOf = (viewed: Viewed, context: ViewContext): View[] => {
  const { person, rows, entries } = viewed;
  const { id: residentId, name, phone } = person.history.resident;
  const asSearch = (text: string): View => ({ kind: 'search', hash: text, residentId });
  const search = searchHashes(context.hash, { name, phone, number: idNumberIn(rows) }).map(asSearch);
  if (aliasOf(residentId, entries) !== undefined) return search;
  const teamId = person.isResident ? teamOf(person, context) : undefined;
  const lists =
    teamId === undefined
      ? []
      : [...taskViews(viewed, teamId), { kind: 'member' as const, teamId, ...memberRow(person) }];
  const contracts = person.history.contracts.map(({ id }) => asSearch(contractHash(context.hash, id)));
  return [...lists, factsView(person), ...search, ...contracts];
};
