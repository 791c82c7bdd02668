import { Typography } from 'antd';

import { useFilters } from './filter-rows.tsx';
import type { Kind } from './filters.ts';
import { type Rows, Tasks } from './tasks.tsx';
import { todayWords } from './words.ts';
import { showWorklist, type WorklistCounts } from '../../functions/reminders/api.ts';
import { taskWords } from '../kit/code-words.ts';
import { ProblemNote } from '../kit/problem-note.tsx';
import { Loading } from '../kit/states.tsx';
import { useAnswer } from '../kit/use-answer.ts';
import { useWords } from '../kit/words.ts';

/** What comes before all else, as the service orders it. */
const FIRST = ['urgent_call', 'referral_check'] as const satisfies readonly Kind[];
const MOST_URGENT = '5';
const MOST_CHECKS = '3';

const useFirst = (teamId: string) => {
  const ask = (kind: Kind, limit: string) => ({ params: { teamId }, query: { kind, limit } });
  const urgent = useAnswer(showWorklist, ask('urgent_call', MOST_URGENT));
  const checks = useAnswer(showWorklist, ask('referral_check', MOST_CHECKS));
  return {
    items: [...(urgent.value?.items ?? []), ...(checks.value?.items ?? [])],
    error: urgent.error ?? checks.error,
    isReading: urgent.value === undefined || checks.value === undefined,
  };
};

/** The way to all of what comes first, with how much it is. */
const More = ({ counts }: { readonly counts: WorklistCounts | undefined }) => {
  const say = useWords(todayWords);
  const kindName = useWords(taskWords);
  const [, choose] = useFilters();
  const found = FIRST.flatMap((kind) => {
    const count = counts?.byKind[kind] ?? 0;
    return count === 0 ? [] : [{ kind, count }];
  });
  return (
    <div className="first-more no-print">
      {found.map(({ kind, count }) => (
        <button key={kind} type="button" className="choose" onClick={() => choose({ kind })}>
          {say('firstAll', { kind: kindName(kind), count })}
        </button>
      ))}
    </div>
  );
};

type Shape = Rows & { readonly teamId: string; readonly counts: WorklistCounts | undefined };

/** Those to see or call before all others: urgent calls, and who was sent to hospital and has not been asked about. */
export const First = ({ teamId, counts, ...rows }: Shape) => {
  const say = useWords(todayWords);
  const { items, error, isReading } = useFirst(teamId);
  return (
    <section aria-labelledby="first" className="first">
      <div className="section-head">
        <Typography.Title level={2} id="first">
          {say('first')}
        </Typography.Title>
        <Typography.Text type="secondary">{say('firstNote')}</Typography.Text>
        <More counts={counts} />
      </div>
      <ProblemNote error={error} />
      {isReading && error === null ? <Loading /> : null}
      {items.length === 0 && !isReading ? <Typography.Text>{say('firstNone')}</Typography.Text> : null}
      <Tasks {...rows} items={items} list="first" />
    </section>
  );
};
