import type { ReactNode } from 'react';

import { paths } from '../kit/paths.ts';

type Page = () => Promise<{ readonly Component: () => ReactNode }>;

const BY_ADDRESS: readonly (readonly [path: string, load: Page])[] = [
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

/** Every page and where its code is: loaded when it is first opened. An address is made for a real id: the place of one is
 *  told by a colon, which stands there encoded. */
export const PAGES = BY_ADDRESS.map(([path, load]) => [decodeURIComponent(path), load] as const);

const isOf = (path: string, pathname: string): boolean =>
  new RegExp(`^${path.replaceAll(/:[^/]+/g, '[^/]+')}/?$`, 'u').test(pathname);

/** Loads the code of the page of an address, where it has one. */
export const loadPage = (pathname: string): void =>
  void PAGES.find(([path]) => isOf(path, pathname))?.[1]().catch(() => undefined);
