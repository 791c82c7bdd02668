import { weakTable } from '../../../../functions/adapters/store/weak-table.ts';
import { openSqliteTable } from '../../../../functions/adapters/store/sqlite.ts';
import type { Change, Table } from '../../../../functions/adapters/store/table.ts';
import { describeTable } from './table.contract.ts';

const now = (): Date => new Date('2026-06-01T00:00:00Z');
const inMemory = (): Table => openSqliteTable({ file: ':memory:', durability: 'normal', now });

/** Every change of a local feed, read in pages of two. */
const readFeed = async ({ feed }: Table): Promise<readonly Change[]> => {
  if (feed.kind !== 'read') throw new Error('a local feed is read');
  const changes: Change[] = [];
  for (let page = await feed.changes(undefined, 2); page.changes.length > 0;) {
    changes.push(...page.changes);
    page = await feed.changes(page.next, 2);
  }
  return changes;
};

describeTable(
  'SQLite',
  async () => {
    const table = inMemory();
    return {
      table,
      settle: async () => {},
      changes: () => readFeed(table),
      dispose: () => table.close(),
    };
  },
  { isMetered: true },
);

for (const seed of [1, 2, 3]) {
  describeTable(
    `SQLite in test mode, seed ${seed}`,
    async () => {
      const table = weakTable(inMemory(), { replica: inMemory(), seed });
      return {
        table,
        settle: table.settle,
        changes: () => readFeed(table),
        dispose: () => table.close(),
      };
    },
    { isMetered: false },
  );
}
