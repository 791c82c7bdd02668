import type { Subject } from '../../domain/access/index.ts';
import type { ResidentId, TeamId } from '../../domain/kernel/ids.ts';
import type { Language, Sentence } from '../../domain/kernel/text.ts';
import { panelWarning } from '../../domain/organisation/index.ts';
import { ok, type Result } from '../../domain/kernel/result.ts';
import type { Ports } from '../kit/ports.ts';
import type { Done, Refused } from '../kit/use-case.ts';
import type { ContractBody, JoiningBody, WarningBody } from './bodies.ts';

const LARGE: Sentence = {
  'zh-CN': '团队签约居民已超过警戒线',
  en: 'the panel of the team is larger than its warning line',
};

/** The people of a team's panel, read while the residents are. */
export type Panel = { readonly teamId: TeamId; readonly members: ReadonlySet<ResidentId> };

/** Reads the panel of a team. */
export const readPanel = async (ports: Pick<Ports, 'residents'>, teamId: TeamId): Promise<Panel> => {
  return { teamId, members: new Set(await ports.residents.panel(teamId)) };
};

/** The team whose panel is likely meant before the contract is read: who is of a team acts for that one alone. */
const ownTeam = (by: Subject): TeamId | undefined => ('teamId' in by ? by.teamId : undefined);

/** What is to be said of a team's panel once these residents are on it; nobody is ever refused for it. */
export const panelWarnings = (
  { members }: Panel,
  joining: readonly ResidentId[],
  language: Language,
): WarningBody[] => {
  const large = panelWarning(new Set([...members, ...joining]).size);
  return large === undefined ? [] : [{ ...large, message: LARGE[language] }];
};

/** Who is told in which language of the panel that a resident joins; which team's, where that is known beforehand. */
type Joining = {
  readonly by: Subject;
  readonly language: Language;
  readonly teamId?: TeamId | undefined;
};

/** Answers a contract with the warnings of the panel that it brings somebody to, which is read beside the resident. */
export const withWarnings = async (
  { by, language, teamId = ownTeam(by) }: Joining,
  ports: Ports,
  changing: Promise<Result<Done<ContractBody>, Refused>>,
): Promise<Result<Done<JoiningBody>, Refused>> => {
  const [done, guessed] = await Promise.all([
    changing,
    teamId === undefined ? undefined : readPanel(ports, teamId),
  ]);
  if (!done.ok) return done;
  const { answer } = done.value;
  const panel = guessed?.teamId === answer.teamId ? guessed : await readPanel(ports, answer.teamId);
  const warnings = panelWarnings(panel, [answer.residentId], language);
  return ok({ ...done.value, answer: { ...answer, warnings } });
};
