import { showMe } from '../../functions/organisation/api.ts';
import { showWorklist } from '../../functions/reminders/api.ts';
import { listResidents } from '../../functions/residents/api.ts';
import { type Answered } from '../kit/call.ts';
import { askFirst } from '../kit/first-questions.ts';
import { paths } from '../kit/paths.ts';
import { readSettings } from '../kit/settings.ts';
import { token } from '../kit/token.ts';
import { panelQueryOf, readPanel } from '../panel/filters.ts';
import { isPlain, readFilters } from '../today/filters.ts';
import { countsAsked, firstAsked, listAsked } from '../today/questions.ts';
import { pagesOf } from './menu.ts';
import { loadPage } from './pages.ts';

type Me = Answered<typeof showMe>['value'];

const askToday = (teamId: string, search: URLSearchParams): void => {
  const filters = readFilters(search);
  void askFirst(showWorklist, countsAsked(teamId));
  void askFirst(showWorklist, listAsked(teamId, filters));
  if (!isPlain(filters)) return;
  void askFirst(showWorklist, firstAsked(teamId, 'urgent_call'));
  void askFirst(showWorklist, firstAsked(teamId, 'referral_check'));
};

const askPanel = (teamId: string, search: URLSearchParams): void =>
  void askFirst(listResidents, { query: panelQueryOf(readPanel(search), teamId) });

/** The first questions of the pages that people begin with: those that the page itself asks of its own team, and no more. */
const QUESTIONS: Readonly<Record<string, (teamId: string, search: URLSearchParams) => void>> = {
  [paths.today]: askToday,
  [paths.panel]: askPanel,
};

const homeOf = ({ roles }: Me): string => {
  const [first] = pagesOf(roles);
  return first === undefined ? paths.home : paths[first];
};

const begin = async (): Promise<void> => {
  const { pathname, search } = location;
  loadPage(pathname);
  await readSettings();
  const response = await askFirst(showMe, {});
  const me: Me = await response.clone().json();
  const page = pathname === paths.home ? homeOf(me) : pathname;
  if (page !== pathname) loadPage(page);
  if (me.scope.kind === 'team') QUESTIONS[page]?.(me.scope.id, new URLSearchParams(search));
};

// What goes wrong here is met again, and said, by the page.
if (token() !== null) void begin().catch(() => undefined);
