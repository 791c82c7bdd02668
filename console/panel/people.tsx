import { Typography } from 'antd';

import { listResidents } from '../../functions/residents/api.ts';
import { useShown } from '../kit/dates.ts';
import { ProblemNote } from '../kit/problem-note.tsx';
import { Loading, Nothing } from '../kit/states.tsx';
import { useList } from '../kit/use-answer.ts';
import { useTeams } from '../kit/use-teams.ts';
import { useWords } from '../kit/words.ts';
import { type PanelAsked, type PanelQuery, panelQueryOf, writePanel } from './filters.ts';
import { PeopleTable } from './people-table.tsx';
import { usePurpose } from './purpose.tsx';
import { panelWords } from './words.ts';

type Shape = {
  readonly asked: PanelAsked;
  /** Without a team only a search names people. */
  readonly teamId: string | undefined;
  readonly onAsk: (asked: PanelAsked) => void;
};

/** Later pages are longer: who scrolls waits for fewer of them. */
const LATER = '200';

const queryOf = ({ asked, teamId }: Pick<Shape, 'asked' | 'teamId'>): PanelQuery => {
  if (teamId !== undefined) return panelQueryOf(asked, teamId);
  return asked.query === undefined ? {} : { query: asked.query, limit: '200' };
};

/** The list of people that is asked for: whoever asks for the same list shares its answer. */
export const usePeopleList = ({ asked, teamId }: Pick<Shape, 'asked' | 'teamId'>) => {
  const { asked: why } = usePurpose();
  const query = queryOf({ asked, teamId });
  const later = { query: { ...query, limit: LATER }, ...why };
  const isOff = teamId === undefined && asked.query === undefined;
  return useList(listResidents, { query, ...why }, { isOff, later });
};

const usePeople = ({ asked, teamId }: Pick<Shape, 'asked' | 'teamId'>) => {
  const isAsked = teamId !== undefined || asked.query !== undefined;
  const list = usePeopleList({ asked, teamId });
  const { items, first, hasNextPage, isPending, isPlaceholderData } = list;
  const isReading = isPending || isPlaceholderData;
  return {
    list,
    isAsked,
    isReading,
    isEmpty: !isReading && items.length === 0 && !hasNextPage,
    /** Without a total only what was read is counted. */
    count: first?.total ?? items.length,
    isCounted: first?.total !== undefined || !hasNextPage,
  };
};

type Found = ReturnType<typeof usePeople>;

const Count = ({ count, isCounted }: Found) => {
  const say = useWords(panelWords);
  const shown = useShown();
  const people = { count, people: shown.count(count) };
  return (
    <Typography.Text type="secondary" className="panel-count" role="status">
      {say(isCounted ? 'people' : 'peopleSoFar', people)}
    </Typography.Text>
  );
};

/** What to do before anybody is shown: where there is no team to choose, something else. */
const ChooseFirst = () => {
  const say = useWords(panelWords);
  const { teams, isReading, error } = useTeams();
  const hasNone = !isReading && error === null && teams.length === 0;
  return <Nothing text={say(hasNone ? 'noTeamYet' : 'chooseFirst')} />;
};

/** The people who are asked for, or what to do first. */
export const People = ({ asked, teamId, onAsk }: Shape) => {
  const say = useWords(panelWords);
  const found = usePeople({ asked, teamId });
  const { list } = found;
  if (!found.isAsked) return <ChooseFirst />;
  if (list.error !== null) return <ProblemNote error={list.error} onRetry={() => void list.refetch()} />;
  if (list.isPending) return <Loading />;
  if (found.isEmpty)
    return (
      <Nothing text={say('nobody')}>
        <Typography.Text type="secondary">{say('nobodyHint')}</Typography.Text>
      </Nothing>
    );
  const sorting = { sorting: asked, onSort: (chosen: PanelAsked) => onAsk({ ...asked, ...chosen }) };
  return (
    <>
      <Count {...found} />
      <PeopleTable
        people={list.items}
        of={writePanel({ ...asked, teamId })}
        count={found.isCounted ? found.count : undefined}
        isReading={found.isReading}
        onMore={list.hasNextPage && !list.isFetchingNextPage ? () => void list.fetchNextPage() : undefined}
        {...(teamId === undefined ? {} : sorting)}
      />
    </>
  );
};
