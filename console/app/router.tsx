import { createBrowserRouter } from 'react-router';

import { Home, Shell } from './shell.tsx';
import { PAGES } from './pages.ts';
import { Broken, Missing } from './missing.tsx';
import { Loading } from '../kit/states.tsx';
import { paths } from '../kit/paths.ts';

/** The pages of the console by their addresses. */
export const makeRouter = () =>
  createBrowserRouter([
    { path: paths.signIn, lazy: () => import('./sign-in.tsx'), HydrateFallback: Loading },
    {
      Component: Shell,
      HydrateFallback: Loading,
      ErrorBoundary: Broken,
      children: [
        { path: paths.home, Component: Home },
        ...PAGES.map(([path, lazy]) => ({ path, lazy })),
        { path: '*', Component: Missing },
      ],
    },
  ]);
