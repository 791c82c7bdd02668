import { pagesOf } from '../../console/app/menu.ts';
import { paths } from '../../console/kit/paths.ts';
import { listAt, textAt, valueAt } from '../functions/service/given-service.ts';
import type { Console } from './browser.ts';

/** A page as somebody opens it; `user` is empty where nobody is signed in. */
export type PageOf = { readonly user: string; readonly role: string; readonly name: string };

/** A user of each role; team members see what leaders see. */
const USERS = [
  ['doctor-1', 'team_leader'],
  ['manager-1', 'institution_manager'],
  ['bureau-1', 'bureau'],
  ['auditor-1', 'auditor'],
  ['admin-1', 'administrator'],
  ['integration-1', 'integration'],
] as const;

/** Pages of one person, contract or referral, and of the doctor's work: no menu leads to them. */
const WITHIN = [
  'register',
  'resident',
  'followUp',
  'sign',
  'prescribe',
  'refer',
  'contract',
  'referral',
] as const;

/** Every page of every role's menu, those within, the phones, and the two sign-ins. */
export const EVERY_PAGE: readonly PageOf[] = [
  { user: '', role: 'guest', name: 'signIn' },
  { user: '', role: 'resident', name: 'own' },
  ...USERS.flatMap(([user, role]) => pagesOf([role]).map((name) => ({ user, role, name }))),
  ...WITHIN.map((name) => ({ user: 'doctor-1', role: 'team_leader', name })),
  { user: 'doctor-1', role: 'team_leader', name: 'phones' },
];

/** Whom the pages of one person are opened for: somebody of the first team with a contract, and a referral. */
export type Subjects = { readonly resident: string; readonly contract: string; readonly referral: string };

const FIRST_TEAM = '/v1/teams/T0001/worklist?limit=200';
const MOST_ASKED = 60;

const peopleIn = async ({ api }: Pick<Console, 'api'>, query: string): Promise<readonly string[]> => {
  const list = listAt(await api('doctor-1', 'GET', `${FIRST_TEAM}${query}`), 'items');
  return [...new Set(list.map((item) => textAt(item, 'residentId')))].slice(0, MOST_ASKED);
};

const sizeOf = (story: unknown): number =>
  ['prescriptions', 'exams', 'programmes'].reduce((sum, part) => sum + listAt(story, part).length, 0);

const activeIn = (story: unknown): unknown =>
  listAt(story, 'contracts').find((one) => valueAt(one, 'status') === 'active');

/** Looks for people with much to show. */
export const findSubjects = async (console: Pick<Console, 'api'>): Promise<Subjects> => {
  const ids = [...(await peopleIn(console, '')), ...(await peopleIn(console, '&kind=referral_check'))];
  const stories = await Promise.all(ids.map((id) => console.api('doctor-1', 'GET', `/v1/residents/${id}`)));
  const [richest] = stories
    .filter((story) => activeIn(story) !== undefined)
    .toSorted((a, b) => sizeOf(b) - sizeOf(a));
  const referral = stories.flatMap((story) => listAt(story, 'referrals'))[0];
  return {
    resident: textAt(richest, 'id'),
    contract: textAt(activeIn(richest), 'id'),
    referral: textAt(referral, 'id'),
  };
};

/** Where a page is. */
export const pathOf = (name: string, { resident, contract, referral }: Subjects): string => {
  if (name === 'own') return '/own.html';
  const ids: Readonly<Record<string, string>> = { contract, referral };
  const found: unknown = Object.entries(paths).find(([key]) => key === name)?.[1];
  if (typeof found === 'string') return found;
  return typeof found === 'function' ? String(found(ids[name] ?? resident)) : paths.home;
};
