import { Progress } from 'antd';

import { showTeam } from '../../functions/organisation/api.ts';
import { useShown } from '../kit/dates.ts';
import { Page } from '../kit/page.tsx';
import { Answer } from '../kit/states.tsx';
import { useAnswer } from '../kit/use-answer.ts';
import { useWords } from '../kit/words.ts';
import { useRegionNames } from '../panel/use-region-names.ts';
import { regionAround } from './area.ts';
import { Crumbs } from './crumbs.tsx';
import { Leaders, Members } from './members.tsx';
import { MovePanel } from './move-panel.tsx';
import type { Team } from './staff-draft.ts';
import { teamWords } from './team-words.ts';
import { useRoot } from './use-root.ts';
import { WorkloadPart } from './workload.tsx';
import { organisationWords } from './words.ts';

const WHOLE = 100;

const PanelFact = ({ panel: { size, line, isLarge } }: Pick<Team, 'panel'>) => {
  const say = useWords(teamWords);
  const shown = useShown();
  const percent = line === 0 ? WHOLE : Math.round((size / line) * WHOLE);
  return (
    <div>
      <dt>{say('panel')}</dt>
      <dd>
        <b>{shown.count(size)}</b>
        {say('panelLine', { line: shown.count(line) })}
        <Progress
          percent={Math.min(percent, WHOLE)}
          showInfo={false}
          size="small"
          status={isLarge ? 'exception' : 'normal'}
          aria-label={say('panelOf', { percent })}
        />
      </dd>
    </div>
  );
};

const Facts = ({ team }: { readonly team: Team }) => {
  const say = useWords(teamWords);
  const sayArea = useWords(organisationWords);
  const shown = useShown();
  const names = useRegionNames(team.regionCodes);
  return (
    <>
      {team.warnings.length === 0 ? null : (
        <ul className="team-warnings">
          {team.warnings.map((code) => (
            <li key={code}>{say(code)}</li>
          ))}
        </ul>
      )}
      <dl className="team-facts">
        <PanelFact panel={team.panel} />
        <div>
          <dt>{say('overdueTasks')}</dt>
          <dd>
            <b>{shown.count(team.overdueTasks)}</b>
          </dd>
        </div>
        <div>
          <dt>{sayArea('area')}</dt>
          <dd>{team.regionCodes.map((code) => names.get(code) ?? code).join(' · ')}</dd>
        </div>
      </dl>
    </>
  );
};

type Shape = { readonly teamId: string; readonly region: string | undefined };

const Way = ({ team, region }: { readonly team: Team; readonly region: string | undefined }) => {
  const root = useRoot();
  const from = region ?? regionAround(team.regionCodes);
  return from === undefined || root.isReading ? null : (
    <Crumbs region={from} root={root.code ?? from} team={team.name} />
  );
};

/** A team: who works there, who led it, how much it has to do, and the move of its residents. */
export const TeamPage = ({ teamId, region }: Shape) => {
  const say = useWords(organisationWords);
  const asked = useAnswer(showTeam, { params: { teamId } });
  const { value } = asked;
  const note = [value?.institutionName, value?.phone].filter((part) => part !== undefined && part !== '');
  return (
    <Page title={value?.name ?? say('team')} note={note.join(' · ')}>
      <Answer of={asked}>
        {(team) => (
          <>
            <Way team={team} region={region} />
            <Facts team={team} />
            <Members team={team} />
            <Leaders team={team} />
            <WorkloadPart teamId={teamId} />
            <MovePanel team={team} />
          </>
        )}
      </Answer>
    </Page>
  );
};
