import { isAuditWord } from '../../functions/adapters/store/keys.ts';
import type { TableAccess } from '../../functions/kit/manifest-row.ts';
import type { LambdaRows } from './lambda-rows.ts';

/** Who works where is read as one: the rows of files, the facts since, and the version of both.
 *  @see functions/adapters/service-store/reference.ts */
const WORKPLACES = ['reference', 'head', 'organisation'] as const;

/** What the pipeline does for every request, whichever use case it is for: who asks and where they work, a record of who saw
 *  whom and, where that was one person, that they were looked at. @see functions/kit/http.ts */
const OF_EVERY_REQUEST: readonly TableAccess[] = [
  { keys: WORKPLACES, may: 'read' },
  { keys: ['audit', 'looked'], may: 'write' },
];

/** What it does for a command: what was answered before, and what is answered now. @see functions/kit/receipts.ts */
const OF_EVERY_COMMAND: readonly TableAccess[] = [{ keys: ['receipt'], may: 'write' }];

/** How partitions of the index begin. @see functions/adapters/store/due-keys.ts */
const OF_INDEX: ReadonlySet<string> = new Set(['views-due']);

/** What a Lambda may do with the tables: the first words of the partitions that it reads, writes, and finds by an index; and of
 *  those of the audit which it reads and which it adds to. */
export type Reach = {
  readonly reads: readonly string[];
  readonly writes: readonly string[];
  readonly finds: readonly string[];
  readonly audit: { readonly reads: readonly string[]; readonly adds: readonly string[] };
};

const wordsOf = (access: readonly TableAccess[], may: TableAccess['may']): string[] =>
  access.filter((each) => each.may === may).flatMap(({ keys }) => keys);

const ordered = (words: readonly string[]): string[] => [...new Set(words)].sort();

const ofMain = (words: readonly string[]): string[] =>
  ordered(words.filter((word) => !isAuditWord(word) && !OF_INDEX.has(word)));
const ofAudit = (words: readonly string[]): string[] => ordered(words.filter(isAuditWord));

const ofPipeline = ({ trigger }: LambdaRows['rows'][number]): readonly TableAccess[] => {
  if (trigger.kind !== 'http') return [];
  return trigger.route.method === 'GET' ? OF_EVERY_REQUEST : [...OF_EVERY_REQUEST, ...OF_EVERY_COMMAND];
};

/** What a Lambda reaches of the tables by the rows that it carries; who may write may read, but who adds to the audit need not. */
export const reachOf = ({ rows }: Pick<LambdaRows, 'rows'>): Reach => {
  const access = rows.flatMap((row) => [...row.tableAccess, ...ofPipeline(row)]);
  const [read, write] = [wordsOf(access, 'read'), wordsOf(access, 'write')];
  const writes = ofMain(write);
  const reads = ofMain([...read, ...writes, ...(read.includes('reference') ? WORKPLACES : [])]);
  const finds = ordered(read.filter((word) => OF_INDEX.has(word)));
  return { reads, writes, finds, audit: { reads: ofAudit(read), adds: ofAudit(write) } };
};
