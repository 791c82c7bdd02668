import { Link, useLocation } from 'react-router';

import { LanguageButton } from './language-button.tsx';
import { leave } from './leave.ts';
import { pagesOf } from './menu.ts';
import { appWords } from './words.ts';
import { useLeaving } from '../kit/connection.tsx';
import { useShown } from '../kit/dates.ts';
import { paths } from '../kit/paths.ts';
import { isLocal } from '../kit/settings.ts';
import { useMe } from '../kit/use-me.ts';
import { useNames, useWords } from '../kit/words.ts';

/** The pages of whoever is signed in, each a link; the one that is open says so. */
export const Pages = ({ onChosen }: { readonly onChosen?: () => void }) => {
  const say = useWords(appWords);
  const me = useMe();
  const { pathname } = useLocation();
  const pages = pagesOf(me?.roles ?? []);
  const shown = isLocal() ? [...pages, 'phones' as const] : pages;
  return (
    <ul className="menu">
      {shown.map((page) => (
        <li key={page}>
          <Link
            to={paths[page]}
            aria-current={pathname.startsWith(paths[page]) ? 'page' : undefined}
            onClick={onChosen}
          >
            {say(page)}
          </Link>
        </li>
      ))}
    </ul>
  );
};

/** Who is signed in, in which roles and where, the day, and the way out. */
export const Who = () => {
  const say = useWords(appWords);
  const nameOf = useNames(appWords);
  const shown = useShown();
  const me = useMe();
  const leaving = useLeaving();
  if (me === undefined) return null;
  return (
    <div className="who">
      <strong>{me.name}</strong>
      <span className="quiet">{me.roles.map(nameOf).join(' · ')}</span>
      <span className="quiet">{me.scope.name ?? me.scope.id}</span>
      <span className="quiet">{shown.date(me.today)}</span>
      <div className="who-deeds">
        <LanguageButton />
        <button type="button" className="small-button" onClick={() => leaving(leave)}>
          {say('signOut')}
        </button>
      </div>
    </div>
  );
};
