import { useFilters } from './filter-rows.tsx';
import { firstAsked } from './questions.ts';
import { type Rows, Tasks } from './tasks.tsx';
import { todayWords } from './words.ts';
import { showWorklist, type WorklistCounts } from '../../functions/reminders/api.ts';
import { taskWords } from '../kit/code-words.ts';
import { ProblemNote } from '../kit/problem-note.tsx';
import { Loading } from '../kit/states.tsx';
import { useAnswer } from '../kit/use-answer.ts';
import { useWords } from '../kit/words.ts';

/** What comes before all else; nothing is asked where it is not shown. */
export const useFirst = (teamId: string, isOff: boolean) => {
  const urgent = useAnswer(showWorklist, firstAsked(teamId, 'urgent_call'), { isOff });
  const checks = useAnswer(showWorklist, firstAsked(teamId, 'referral_check'), { isOff });
  return {
    items: [...(urgent.value?.items ?? []), ...(checks.value?.items ?? [])],
    error: urgent.error ?? checks.error,
    isReading: !isOff && (urgent.value === undefined || checks.value === undefined),
  };
};

/** The way to all of what comes first, with how much it is. */
const More = ({ counts }: { readonly counts: WorklistCounts | undefined }) => {
  const say = useWords(todayWords);
  const kindName = useWords(taskWords);
  const [, choose] = useFilters();
  const found = (['urgent_call', 'referral_check'] as const).flatMap((kind) => {
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

type Shape = Rows & {
  readonly of: ReturnType<typeof useFirst>;
  readonly counts: WorklistCounts | undefined;
};

/** Those to see or call before all others: urgent calls, and who was sent to hospital and has not been asked about. */
export const First = ({ of: { items, error, isReading }, counts, ...rows }: Shape) => {
  const say = useWords(todayWords);
  return (
    <section aria-labelledby="first" className="first">
      <div className="section-head">
        <h2 id="first">{say('first')}</h2>
        <span className="quiet">{say('firstNote')}</span>
        <More counts={counts} />
      </div>
      <ProblemNote error={error} />
      {isReading && error === null ? <Loading /> : null}
      {items.length === 0 && !isReading ? <span>{say('firstNone')}</span> : null}
      <Tasks {...rows} items={items} list="first" />
    </section>
  );
};
