import { Link } from 'react-router';

import { useWords } from '../kit/words.ts';
import type { Check } from './view.ts';
import { qualityWords } from './words.ts';

type Shape = { readonly of: Check['regions']; readonly addressOf: (id: string) => string };

/** The regions below the one that is looked at, each with the way to its own check; nothing where there are none. */
export const Regions = ({ of, addressOf }: Shape) => {
  const say = useWords(qualityWords);
  if (of.length === 0) return null;
  return (
    <nav aria-label={say('regions')} className="regions-below">
      <span className="quiet">{say('regions')}</span>
      <ul>
        {of.map(({ id, name }) => (
          <li key={id}>
            <Link to={addressOf(id)}>{name}</Link>
          </li>
        ))}
      </ul>
    </nav>
  );
};
