import { createBrowserRouter, type RouteObject } from 'react-router';

import { Home, Shell } from './shell.tsx';
import { Broken, Missing } from './missing.tsx';
import { Loading } from '../kit/states.tsx';
import { paths } from '../kit/paths.ts';

type Page = NonNullable<Extract<RouteObject['lazy'], () => unknown>>;

/** Every page and where its code is: loaded when it is first opened. */
const PAGES: readonly (readonly [path: string, lazy: Page])[] = [
  [paths.today, () => import('../today/page.tsx')],
  [paths.panel, () => import('../panel/page.tsx')],
  [paths.calendar, () => import('../calendar/page.tsx')],
  [paths.register, () => import('../panel/register-page.tsx')],
  [paths.resident(':residentId'), () => import('../resident/page.tsx')],
  [paths.followUp(':residentId'), () => import('../follow-up/page.tsx')],
  [paths.sign(':residentId'), () => import('../contracts/sign-page.tsx')],
  [paths.contract(':contractId'), () => import('../contracts/contract-page.tsx')],
  [paths.prescribe(':residentId'), () => import('../prescribe/page.tsx')],
  [paths.refer(':residentId'), () => import('../referrals/refer-page.tsx')],
  [paths.referral(':referralId'), () => import('../referrals/referral-page.tsx')],
  [paths.inbox, () => import('../referrals/inbox-page.tsx')],
  [paths.appraisal, () => import('../appraisal/page.tsx')],
  [paths.overview, () => import('../overview/page.tsx')],
  [paths.reminders, () => import('../reminders/page.tsx')],
  [paths.dataQuality, () => import('../data-quality/page.tsx')],
  [paths.organisation, () => import('../organisation/page.tsx')],
  [paths.users, () => import('../organisation/users-page.tsx')],
  [paths.packages, () => import('../packages/page.tsx')],
  [paths.profiles, () => import('../profiles/page.tsx')],
  [paths.sms, () => import('../sms/page.tsx')],
  [paths.imports, () => import('../imports/page.tsx')],
  [paths.audit, () => import('../audit/page.tsx')],
  [paths.duplicates, () => import('../duplicates/page.tsx')],
  [paths.phones, () => import('../phones/page.tsx')],
];

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
        // An address is made for a real id: the place of one is told by a colon, which stands there encoded.
        ...PAGES.map(([path, lazy]) => ({ path: decodeURIComponent(path), lazy })),
        { path: '*', Component: Missing },
      ],
    },
  ]);
