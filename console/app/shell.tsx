import { lazy, Suspense, useState } from 'react';
import { Link, Navigate, Outlet, useLocation } from 'react-router';

import { Find } from './find.tsx';
import { Pages, Who } from './menu-parts.tsx';
import { pagesOf } from './menu.ts';
import { appWords } from './words.ts';
import { Connection } from '../kit/connection.tsx';
import { paths } from '../kit/paths.ts';
import { useToken } from '../kit/session.ts';
import { isLocal } from '../kit/settings.ts';
import { useMe } from '../kit/use-me.ts';
import { useWords } from '../kit/words.ts';

const LaterNarrowMenu = lazy(async () => ({ default: (await import('./narrow-menu.tsx')).NarrowMenu }));

/** The button of a narrow screen that opens the menu. */
const MenuButton = () => {
  const say = useWords(appWords);
  const [isOpen, setOpen] = useState<boolean>();
  return (
    <>
      <button
        type="button"
        className="plain-button narrow-only"
        aria-expanded={isOpen ?? false}
        onClick={() => setOpen(true)}
      >
        {say('menu')}
      </button>
      {isOpen === undefined ? null : (
        <Suspense>
          <LaterNarrowMenu isOpen={isOpen} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
};

/** Where nobody is signed in the sign-in stands, and afterwards the page that was asked for. */
export const Shell = () => {
  const token = useToken();
  const { pathname, search } = useLocation();
  const say = useWords(appWords);
  // The phones are nobody's: who plays a resident is signed in as nobody.
  if (token === null && pathname === paths.phones && isLocal()) return <Outlet />;
  if (token === null) return <Navigate to={paths.signIn} state={{ from: `${pathname}${search}` }} replace />;
  return (
    <div className="frame">
      <a className="skip" href="#content">
        {say('skip')}
      </a>
      <aside className="side no-print">
        <div className="side-still">
          <Link to={paths.home} className="brand">
            {say('product')}
          </Link>
          <nav aria-label={say('menu')}>
            <Pages />
          </nav>
          <Who />
        </div>
      </aside>
      <div className="beside-side">
        <header className="top no-print">
          <MenuButton />
          <Find />
        </header>
        <Connection />
        <main id="content" tabIndex={-1}>
          <Outlet />
        </main>
      </div>
    </div>
  );
};

/** The first page of whoever is signed in. */
export const Home = () => {
  const me = useMe();
  const [first] = pagesOf(me?.roles ?? []);
  return first === undefined ? null : <Navigate to={paths[first]} replace />;
};
