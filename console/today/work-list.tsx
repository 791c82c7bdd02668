import { useEffect, useRef } from 'react';
import { Link } from 'react-router';

import { useFilters } from './filter-rows.tsx';
import type { Filters } from './filters.ts';
import { listAsked } from './questions.ts';
import { type Rows, Tasks } from './tasks.tsx';
import { useGrown } from './use-grown.ts';
import { todayWords } from './words.ts';
import { showWorklist } from '../../functions/reminders/api.ts';
import { commonWords } from '../kit/common-words.ts';
import { paths } from '../kit/paths.ts';
import { Answer, Nothing } from '../kit/states.tsx';
import { useList } from '../kit/use-answer.ts';
import { useWords } from '../kit/words.ts';

/** The tasks that are asked for. What was put off is found among the whole list: all of it is read. */
const useTasks = (teamId: string, filters: Filters) => {
  const list = useList(showWorklist, listAsked(teamId, filters));
  const { hasNextPage, isFetching, fetchNextPage, items } = list;
  const isWaiting = filters.part === 'waiting';
  useEffect(() => {
    if (isWaiting && hasNextPage && !isFetching) void fetchNextPage();
  }, [isWaiting, hasNextPage, isFetching, fetchNextPage]);
  const found = isWaiting ? items.filter(({ snoozedUntil }) => snoozedUntil !== undefined) : items;
  const isComplete = !isWaiting || !hasNextPage;
  return { ...list, items: found, value: isComplete ? list.first : undefined };
};

/** Reads on when the end of the list comes into view; a button for who gets there by keys. */
const ReadOn = ({ list }: { readonly list: ReturnType<typeof useTasks> }) => {
  const common = useWords(commonWords);
  const end = useRef<HTMLDivElement>(null);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  useEffect(() => {
    const place = end.current;
    if (place === null || !hasNextPage || isFetchingNextPage) return undefined;
    const watch = new IntersectionObserver(([seen]) => {
      if (seen?.isIntersecting === true) void fetchNextPage();
    });
    watch.observe(place);
    return () => watch.disconnect();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  if (!hasNextPage) return null;
  return (
    <div ref={end} className="read-on">
      <button
        type="button"
        className="plain-button"
        aria-busy={isFetchingNextPage}
        onClick={() => void fetchNextPage()}
      >
        {common(isFetchingNextPage ? 'loading' : 'more')}
      </button>
    </div>
  );
};

const Empty = () => {
  const say = useWords(todayWords);
  const [, choose] = useFilters();
  return (
    <Nothing text={say('nothing')}>
      <p className="quiet">{say('nothingToDo')}</p>
      <div className="empty-ways">
        <button
          type="button"
          className="plain-button"
          onClick={() => choose({ part: undefined, kind: undefined })}
        >
          {say('showAll')}
        </button>
        <Link to={paths.calendar}>{say('toCalendar')}</Link>
      </div>
    </Nothing>
  );
};

/** The work list of a team as it is filtered, in the order of the service. */
export const WorkList = ({ teamId, ...rows }: Rows & { readonly teamId: string }) => {
  const say = useWords(todayWords);
  const [filters] = useFilters();
  const list = useTasks(teamId, filters);
  const { part = '', kind = '' } = filters;
  const items = useGrown(list.items, list.isPlaceholderData ? undefined : `${part} ${kind}`);
  return (
    <section aria-labelledby="list">
      <div className="section-head">
        <h2 id="list">{say('list')}</h2>
        <span className="quiet">{say('order')}</span>
      </div>
      <Answer of={list}>
        {() => (
          <div aria-busy={list.isPlaceholderData} className={list.isPlaceholderData ? 'is-old' : ''}>
            {list.items.length === 0 && !list.hasNextPage ? (
              <Empty />
            ) : (
              <Tasks {...rows} items={items} list="list" />
            )}
            <ReadOn list={list} />
          </div>
        )}
      </Answer>
    </section>
  );
};
