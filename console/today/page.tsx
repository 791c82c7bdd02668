import { Typography } from 'antd';
import { useCallback, useRef, useState } from 'react';
import { useNavigate } from 'react-router';

import { First } from './first.tsx';
import { isPlain } from './filters.ts';
import { KindRow, PartRow, useFilters } from './filter-rows.tsx';
import { KeyHint } from './key-hint.tsx';
import { focusRow, rows, useRowKeys } from './row-keys.ts';
import { TeamChoice, useTeamShown } from './team-choice.tsx';
import { todayWords } from './words.ts';
import { WorkList } from './work-list.tsx';
import './today.css';
import { showWorklist } from '../../functions/reminders/api.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import { useShown } from '../kit/dates.ts';
import { Page } from '../kit/page.tsx';
import { paths } from '../kit/paths.ts';
import { ProblemNote } from '../kit/problem-note.tsx';
import { Loading } from '../kit/states.tsx';
import { useAnswer } from '../kit/use-answer.ts';
import { useMe } from '../kit/use-me.ts';
import { useWords } from '../kit/words.ts';

const isOfFocus = (row: HTMLElement): boolean => row.contains(document.activeElement);

/** Where on the page a call is being made. Where it ends its row has the focus again; the next one, where the task left the
 *  list. */
const useCalling = (): readonly [string | undefined, (place: string | undefined) => void] => {
  const [calling, setCalling] = useState<string>();
  const at = useRef(-1);
  const call = useCallback((place: string | undefined) => {
    if (place === undefined) focusRow(rows()[at.current]);
    else at.current = rows().findIndex(isOfFocus);
    setCalling(place);
  }, []);
  return [calling, call];
};

const Work = ({ teamId, today }: { readonly teamId: string; readonly today: LocalDate }) => {
  const [filters] = useFilters();
  const navigate = useNavigate();
  const [calling, onCall] = useCalling();
  const follow = useCallback((id: string) => void navigate(paths.followUp(id)), [navigate]);
  const [isOn, onTurn] = useRowKeys(follow);
  const counted = useAnswer(showWorklist, { params: { teamId }, query: { counts: 'true', limit: '1' } });
  const counts = counted.value?.counts;
  const shared = { teamId, today, calling, onCall };
  return (
    <>
      <PartRow counts={counts} />
      <KindRow counts={counts} />
      <KeyHint isOn={isOn} onTurn={onTurn} />
      {isPlain(filters) ? <First {...shared} counts={counts} /> : null}
      <WorkList {...shared} />
    </>
  );
};

/** The morning: what a team has to do, what comes first, and each call written down in its place. */
export const Component = () => {
  const say = useWords(todayWords);
  const shown = useShown();
  const me = useMe();
  const { teamId, teams, error, hasNone } = useTeamShown();
  const note = me === undefined ? undefined : `${shown.date(me.today)} ${shown.weekday(me.today)}`;
  return (
    <Page title={say('title')} note={note} actions={<TeamChoice teamId={teamId} teams={teams} />}>
      <ProblemNote error={error} />
      {hasNone ? <Typography.Text>{say('noTeam')}</Typography.Text> : null}
      {teamId === undefined || me === undefined ? (
        hasNone || error !== null ? null : (
          <Loading />
        )
      ) : (
        <Work key={teamId} teamId={teamId} today={me.today} />
      )}
    </Page>
  );
};
