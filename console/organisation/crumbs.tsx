import { Link } from 'react-router';

import { showRegion } from '../../functions/organisation/api.ts';
import { useAnswer } from '../kit/use-answer.ts';
import { useWords } from '../kit/words.ts';
import { addressOfPlace } from './area.ts';
import { organisationWords } from './words.ts';

const UNKNOWN_YET = '…';

type Way = { readonly code: string; readonly root: string; readonly isHere?: boolean };

/** A region after those that hold it, up to the one that the reader begins from. */
const Step = ({ code, root, isHere }: Way) => {
  const { value } = useAnswer(showRegion, { params: { code } });
  const isInside = code.length > root.length && code.startsWith(root);
  const name = value?.name ?? UNKNOWN_YET;
  return (
    <>
      {isInside && value?.parent !== undefined ? (
        <Step key={value.parent.code} code={value.parent.code} root={root} />
      ) : null}
      <li>
        {isHere === true ? (
          <span aria-current="page">{name}</span>
        ) : (
          <Link to={addressOfPlace({ region: code })}>{name}</Link>
        )}
      </li>
    </>
  );
};

type Shape = {
  readonly region: string;
  readonly root: string;
  /** The name of the team that is shown, where one is. */
  readonly team?: string | undefined;
};

/** The way from the reader's own region to what is shown; every step leads back. */
export const Crumbs = ({ region, root, team }: Shape) => {
  const say = useWords(organisationWords);
  return (
    <nav aria-label={say('way')}>
      <ol className="way">
        <Step key={region} code={region} root={root} isHere={team === undefined} />
        {team === undefined ? null : (
          <li>
            <span aria-current="page">{team}</span>
          </li>
        )}
      </ol>
    </nav>
  );
};
