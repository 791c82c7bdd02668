import { useSearchParams } from 'react-router';

import { Page } from '../kit/page.tsx';
import { Loading, Nothing } from '../kit/states.tsx';
import { useWords } from '../kit/words.ts';
import { Alliances } from './alliances.tsx';
import { placeOf } from './area.ts';
import { AreaPart } from './area-part.tsx';
import { TeamPage } from './team-page.tsx';
import { useRoot } from './use-root.ts';
import { organisationWords } from './words.ts';
import './organisation.css';

const AreaPage = ({ region }: { readonly region: string | undefined }) => {
  const say = useWords(organisationWords);
  const root = useRoot();
  const code = region ?? root.code;
  return (
    <Page title={say('title')} note={say('note')}>
      {root.isReading ? <Loading /> : null}
      {!root.isReading && code === undefined ? <Nothing text={say('noArea')} /> : null}
      {root.isReading || code === undefined ? null : <AreaPart code={code} root={root.code ?? code} />}
      <Alliances />
    </Page>
  );
};

/** The institutions and teams of an area, a team with who works there, and the alliances. */
export const Component = () => {
  const [search] = useSearchParams();
  const { region, team } = placeOf(search);
  return team === undefined ? (
    <AreaPage region={region} />
  ) : (
    <TeamPage key={team} teamId={team} region={region} />
  );
};
