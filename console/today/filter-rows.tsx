import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';

import { type Filters, type Kind, KINDS, PARTS, readFilters, withFilters } from './filters.ts';
import { todayWords } from './words.ts';
import type { WorklistCounts } from '../../functions/reminders/api.ts';
import { taskWords } from '../kit/code-words.ts';
import { useShown } from '../kit/dates.ts';
import { useWords } from '../kit/words.ts';

const NONE_YET = '–';

type Choice = {
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  /** How many it has: null while that is being read, undefined where it is not said. */
  readonly count?: number | null | undefined;
  readonly className?: string;
  readonly children: ReactNode;
};

const Choose = ({ isChosen, onChoose, count, className = '', children }: Choice) => {
  const shown = useShown();
  return (
    <button type="button" className={`choose ${className}`} aria-pressed={isChosen} onClick={onChoose}>
      {children}
      {count === undefined ? null : <b>{count === null ? NONE_YET : shown.count(count)}</b>}
    </button>
  );
};

/** The filters of the address, and how they are changed. */
export const useFilters = (): readonly [Filters, (changed: Partial<Filters>) => void] => {
  const [search, setSearch] = useSearchParams();
  return [readFilters(search), (changed) => setSearch(withFilters(search, changed), { replace: true })];
};

type Shape = { readonly counts: WorklistCounts | undefined };

/** The morning's first line: how much is overdue, due today, within the week and later. Each is a filter. */
export const PartRow = ({ counts }: Shape) => {
  const say = useWords(todayWords);
  const [{ part }, choose] = useFilters();
  return (
    <div className="choices parts no-print" role="group" aria-label={say('parts')}>
      <Choose
        isChosen={part === undefined}
        onChoose={() => choose({ part: undefined })}
        count={counts?.all ?? null}
      >
        {say('all')}
      </Choose>
      {PARTS.map((one) => (
        <Choose
          key={one}
          className={`part-${one}`}
          isChosen={part === one}
          onChoose={() => choose({ part: part === one ? undefined : one })}
          count={(one === 'waiting' ? counts?.snoozed : counts?.byStage[one]) ?? null}
        >
          {say(one)}
        </Choose>
      ))}
    </div>
  );
};

/** What the tasks are for, the gravest first, each a filter. Their numbers are of the whole list, so that they are left out
 *  where a part of it is chosen. */
export const KindRow = ({ counts }: Shape) => {
  const say = useWords(todayWords);
  const kindName = useWords(taskWords);
  const [{ part, kind }, choose] = useFilters();
  const countOf = (one: Kind): number | null => (counts === undefined ? null : (counts.byKind[one] ?? 0));
  return (
    <div className="choices kinds no-print" role="group" aria-label={say('kinds')}>
      <Choose isChosen={kind === undefined} onChoose={() => choose({ kind: undefined })}>
        {say('everyKind')}
      </Choose>
      {KINDS.map((one) => (
        <Choose
          key={one}
          isChosen={kind === one}
          onChoose={() => choose({ kind: kind === one ? undefined : one })}
          count={part === undefined ? countOf(one) : undefined}
        >
          {kindName(one)}
        </Choose>
      ))}
    </div>
  );
};
