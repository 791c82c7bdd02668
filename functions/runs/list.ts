import { err, ok } from '../../domain/kernel/result.ts';
import { cursorIn, cursorOut } from '../kit/cursor.ts';
import { useCase } from '../kit/use-case.ts';
import { listRuns } from './api.ts';
import { runBody } from './run-body.ts';

const DEFAULT_LIMIT = 50;

/** Lists the days that have a run, the latest first. */
export const listRunsUseCase = useCase(listRuns, async ({ query, by, today }, ports) => {
  const { runs, keys, indicators } = ports;
  const { from, to = today, limit = DEFAULT_LIMIT } = query;
  const owner = { userId: by.userId, list: ['runs', from, query.to].join(' ') };
  const cursor = cursorIn(query.cursor, owner, keys);
  if (!cursor.ok) return cursor;
  const [found, daily] = await Promise.all([
    runs.list({ from, until: to }, { limit, cursor: cursor.value }),
    indicators.daily(),
  ]);
  if (found === undefined) return err({ code: 'request/bad-cursor' });
  const { items, next } = found;
  const bodies = items.map((run) => runBody(run, { today, doneThrough: daily?.doneThrough }));
  return ok({ answer: { items: bodies, next: cursorOut(next, owner, keys) }, saw: [] });
});
