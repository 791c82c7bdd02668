import { Button, Flex, Select } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';

import './appraisal.css';
import { exportAppraisal, showAppraisal } from '../../functions/appraisal/api.ts';
import { pagesOf } from '../app/menu.ts';
import { save } from '../kit/call.ts';
import { DateField } from '../kit/date-field.tsx';
import { Page } from '../kit/page.tsx';
import { paths } from '../kit/paths.ts';
import { ProblemNote } from '../kit/problem-note.tsx';
import { Answer, Loading, Nothing } from '../kit/states.tsx';
import { useAnswer } from '../kit/use-answer.ts';
import { useMe, useOwnTeam } from '../kit/use-me.ts';
import { useWords } from '../kit/words.ts';
import { usePurpose, WithPurpose } from '../panel/purpose.tsx';
import { useTeams } from '../kit/use-teams.ts';
import { Points } from './points.tsx';
import { appraisalWords } from './words.ts';

type Asked = { readonly teamId: string | undefined; readonly from: string; readonly to: string };

const useAsked = () => {
  const [search, setSearch] = useSearchParams();
  const own = useOwnTeam();
  const today = useMe()?.today ?? '';
  const asked: Asked = {
    teamId: own ?? search.get('teamId') ?? undefined,
    from: search.get('from') ?? `${today.slice(0, 4)}-01-01`,
    to: search.get('to') ?? today,
  };
  const set = (part: keyof Asked, value: string | undefined): void => {
    const next = new URLSearchParams(search);
    if (value === undefined) next.delete(part);
    else next.set(part, value);
    setSearch(next, { replace: true, flushSync: true });
  };
  return { asked, set, isOwn: own !== undefined, today };
};

type Choosing = Pick<ReturnType<typeof useAsked>, 'asked' | 'set'> & {
  readonly choice: ReturnType<typeof useTeams>;
};

const TeamChoice = ({ asked, set, choice: { teams, isReading } }: Choosing) => {
  const say = useWords(appraisalWords);
  return (
    <Select
      aria-label={say('team')}
      className="appraisal-team"
      placeholder={say('chooseTeam')}
      showSearch={{ optionFilterProp: 'label' }}
      loading={isReading}
      value={asked.teamId ?? null}
      options={teams.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(teamId: string | null) => set('teamId', teamId ?? undefined)}
    />
  );
};

/** What to do where no team is chosen: choose one, or where there is none, have one added. */
const Unchosen = ({ choice: { teams, isReading, error } }: Pick<Choosing, 'choice'>) => {
  const say = useWords(appraisalWords);
  const roles = useMe()?.roles ?? [];
  if (error !== null) return <ProblemNote error={error} />;
  if (teams.length > 0) return <Nothing text={say('chooseFirst')} />;
  if (isReading) return <Loading />;
  return (
    <Nothing text={say('noTeams')}>
      {pagesOf(roles).includes('organisation') ? (
        <Link to={paths.organisation}>{say('toOrganisation')}</Link>
      ) : null}
    </Nothing>
  );
};

/** The rows of every point as a file. */
const Csv = ({ asked: { teamId = '', from, to } }: { readonly asked: Asked }) => {
  const say = useWords(appraisalWords);
  const { asked: why } = usePurpose();
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const name = say('file', { team: teamId, from, to });
  const go = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    await save(exportAppraisal, { params: { teamId }, query: { from, to }, ...why }, name).catch(setError);
    setBusy(false);
  };
  return (
    <>
      <Button loading={isBusy} onClick={() => void go()}>
        {say('csv')}
      </Button>
      <ProblemNote error={error} />
    </>
  );
};

const Shown = ({ teamId, from, to }: Asked & { readonly teamId: string }) => {
  const { asked } = usePurpose();
  const answer = useAnswer(showAppraisal, { params: { teamId }, query: { from, to }, ...asked });
  return <Answer of={answer}>{(appraisal) => <Points appraisal={appraisal} />}</Answer>;
};

const Appraisal = () => {
  const say = useWords(appraisalWords);
  const { asked, set, isOwn, today } = useAsked();
  const { teamId, from, to } = asked;
  const choice = useTeams(isOwn);
  const isToChoose = !isOwn && choice.teams.length > 0;
  if (today === '') return null;
  return (
    <>
      <Flex wrap gap="small" align="center" role="group" aria-label={say('period')} className="no-print">
        {isToChoose ? <TeamChoice asked={asked} set={set} choice={choice} /> : null}
        <DateField
          aria-label={say('from')}
          value={from}
          until={today}
          onChange={(date) => set('from', date)}
        />
        <span aria-hidden>–</span>
        <DateField aria-label={say('to')} value={to} until={today} onChange={(date) => set('to', date)} />
        {teamId === undefined ? null : <Csv asked={asked} />}
      </Flex>
      {teamId === undefined ? <Unchosen choice={choice} /> : <Shown teamId={teamId} from={from} to={to} />}
    </>
  );
};

/** What a team did in a period, by item, with points and the records behind them. */
export const Component = () => {
  const say = useWords(appraisalWords);
  return (
    <Page title={say('title')} note={say('note')}>
      <WithPurpose>
        <Appraisal />
      </WithPurpose>
    </Page>
  );
};
