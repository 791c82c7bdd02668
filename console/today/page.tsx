import { useCallback, useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';

import { First, useFirst } from './first.tsx';
import { isPlain } from './filters.ts';
import { KindRow, PartRow, useFilters } from './filter-rows.tsx';
import { KeyHint } from './key-hint.tsx';
import { countsAsked } from './questions.ts';
import { focusRow, rows, useRowKeys } from './row-keys.ts';
import { bringCallPanel } from './row.tsx';
import { useStaffNames } from './staff-names.ts';
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

/** By then the page is shown. */
const AT_LEISURE_MS = 2_000;

const Work = ({ teamId, today }: { readonly teamId: string; readonly today: LocalDate }) => {
  const [filters] = useFilters();
  const navigate = useNavigate();
  const [calling, onCall] = useCalling();
  const follow = useCallback((id: string) => void navigate(paths.followUp(id)), [navigate]);
  const [isOn, onTurn] = useRowKeys(follow);
  useEffect(() => {
    const soon = setTimeout(bringCallPanel, AT_LEISURE_MS);
    return () => clearTimeout(soon);
  }, []);
  const counted = useAnswer(showWorklist, countsAsked(teamId));
  const counts = counted.value?.counts;
  const isWhole = isPlain(filters);
  const first = useFirst(teamId, !isWhole);
  const shared = { today, staffName: useStaffNames(teamId), calling, onCall };
  return (
    <>
      <PartRow counts={counts} />
      <KindRow counts={counts} />
      <KeyHint isOn={isOn} onTurn={onTurn} />
      {isWhole ? <First {...shared} of={first} counts={counts} /> : null}
      {/* Both are read at once and shown at once: nothing is pushed down by what comes later. */}
      <div hidden={first.isReading && first.error === null}>
        <WorkList {...shared} teamId={teamId} />
      </div>
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
      {hasNone ? <span>{say('noTeam')}</span> : null}
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
