import { Typography } from 'antd';
import { memo } from 'react';

import type { DueLoad } from './due-load.ts';
import { loadOption } from './load-option.ts';
import { Suggestions } from './suggestions.tsx';
import { WeekTable } from './week-table.tsx';
import { calendarWords } from './words.ts';
import './calendar.css';
import { showDueLoad } from '../../functions/reminders/api.ts';
import { Chart } from '../kit/chart.tsx';
import { taskWords } from '../kit/code-words.ts';
import { useShown } from '../kit/dates.ts';
import { Page } from '../kit/page.tsx';
import { ProblemNote } from '../kit/problem-note.tsx';
import { Answer, Loading } from '../kit/states.tsx';
import { useList } from '../kit/use-answer.ts';
import { useWords } from '../kit/words.ts';
import { TeamChoice, useTeamShown } from '../today/team-choice.tsx';

const HEIGHT = 340;

/** The most important of it in one line. */
const Summary = ({ load: { overdue, weeks, suggested } }: { readonly load: DueLoad }) => {
  const say = useWords(calendarWords);
  const overloaded = weeks.filter(({ isOverloaded }) => isOverloaded).length;
  return (
    <dl className="summary">
      <div>
        <dt>{say('overdue')}</dt>
        <dd className={overdue.people > 0 ? 'is-overloaded' : ''}>
          {say('people', { count: overdue.people })}
        </dd>
      </div>
      <div>
        <dt>{say('overloadedWeeks')}</dt>
        <dd>{say('weeks', { count: overloaded })}</dd>
      </div>
      <div>
        <dt>{say('movable')}</dt>
        <dd>{say('people', { count: suggested })}</dd>
      </div>
    </dl>
  );
};

/** Drawn anew only where the numbers or the language change. */
const Picture = memo(({ load }: { readonly load: DueLoad }) => {
  const say = useWords(calendarWords);
  const kind = useWords(taskWords);
  const { day } = useShown();
  const option = loadOption(load, {
    overdue: say('overdue'),
    limit: say('limit'),
    after: say('after'),
    overloaded: say('overloaded'),
    kind,
    day,
  });
  return <Chart option={option} height={HEIGHT} label={say('picture')} />;
});

const Load = ({ teamId }: { readonly teamId: string }) => {
  const say = useWords(calendarWords);
  const list = useList(showDueLoad, { params: { teamId } });
  const { items, hasNextPage, fetchNextPage, isFetchingNextPage } = list;
  return (
    <Answer of={{ ...list, value: list.first }}>
      {(load) => (
        <>
          <Summary load={load} />
          <Picture load={load} />
          <Typography.Title level={2}>{say('byWeek')}</Typography.Title>
          <Typography.Paragraph type="secondary">{say('byWeekNote')}</Typography.Paragraph>
          <WeekTable load={load} />
          <Suggestions
            load={load}
            items={items}
            isReading={isFetchingNextPage}
            onMore={hasNextPage ? () => void fetchNextPage() : undefined}
          />
        </>
      )}
    </Answer>
  );
};

/** What a team has due week by week, which weeks are too full, and who may come earlier. */
export const Component = () => {
  const say = useWords(calendarWords);
  const { teamId, teams, error, hasNone } = useTeamShown();
  const isKnown = teamId !== undefined || hasNone || error !== null;
  return (
    <Page title={say('title')} note={say('note')} actions={<TeamChoice teamId={teamId} teams={teams} />}>
      <ProblemNote error={error} />
      {hasNone ? <Typography.Text>{say('noTeam')}</Typography.Text> : null}
      {isKnown ? null : <Loading />}
      {teamId === undefined ? null : <Load key={teamId} teamId={teamId} />}
    </Page>
  );
};
