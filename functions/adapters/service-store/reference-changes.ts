import type { UserId } from '../../../domain/access/index.ts';
import type { OrganisationEvent } from '../../../events/organisation.ts';
import type { ReferenceFile } from '../../county-files/columns.ts';
import type { ReferenceCommit } from '../../organisation/reference.ts';
import type { StoredFact } from './roster-facts.ts';

/** What facts about who works where changed beside themselves: files of rows, and who was admitted or dismissed. */
export type ReferenceChanges = {
  readonly files: readonly ReferenceFile[];
  readonly users: readonly UserId[];
};

/** Which file of rows an event changes, or none. */
const FILE_OF = {
  'team-created@1': 'teams',
  'staff-joined@1': 'staff',
  'staff-left@1': 'staff',
  'panel-moved@1': undefined,
  'alliance-created@1': undefined,
  'alliance-changed@1': undefined,
  'alliance-joined@1': undefined,
  'alliance-left@1': undefined,
  'user-admitted@1': undefined,
  'user-dismissed@1': undefined,
} as const satisfies Record<OrganisationEvent['type'], ReferenceFile | undefined>;

const changesOf = (events: readonly OrganisationEvent[]): ReferenceChanges => ({
  files: [...new Set(events.flatMap(({ type }) => FILE_OF[type] ?? []))],
  users: [...new Set(events.flatMap((event) => ('userId' in event ? event.userId : [])))],
});

/** What changed between two versions, by the facts of the versions after the first one; undefined where one of these left no
 *  fact, as an import and a package do: then nothing says what it changed. */
export const changesBetween = (
  facts: readonly StoredFact[],
  { after, upTo }: { readonly after: number; readonly upTo: number },
): ReferenceChanges | undefined => {
  const told = facts.filter(({ version }) => version > after && version <= upTo);
  const isWhole = new Set(told.map(({ version }) => version)).size === upTo - after;
  return isWhole ? changesOf(told.map(({ fact }) => fact.event)) : undefined;
};

const storedBy = ({ rows, user }: ReferenceCommit): readonly string[] => [
  ...Object.keys(rows),
  ...(user === undefined ? [] : ['admitted' in user ? user.admitted.subject.userId : user.dismissed]),
];

/** Throws where a change stores what its facts do not tell: whoever knew the rows before reads again what facts tell alone. */
export const checkTold = (commit: ReferenceCommit): void => {
  const { facts = [], packages } = commit;
  if (facts.length === 0) return;
  const { files, users } = changesOf(facts.map(({ event }) => event));
  const told = new Set<string>([...files, ...users]);
  if (packages !== undefined || storedBy(commit).some((one) => !told.has(one)))
    throw new Error('a change of reference rows stores what its facts do not tell');
};
