import type { ResidentId, TeamId } from '../../domain/kernel/ids.ts';
import type { Language, Sentence } from '../../domain/kernel/text.ts';
import { panelWarning } from '../../domain/organisation/index.ts';
import { ok, type Result } from '../../domain/kernel/result.ts';
import type { Ports } from '../kit/ports.ts';
import type { Done, Refused } from '../kit/use-case.ts';
import type { JoiningBody, WarningBody } from './bodies.ts';
import type { Changed } from './change-contract.ts';

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

/** What is to be said of a team's panel once these residents are on it; nobody is ever refused for it. */
export const panelWarnings = (
  { members }: Panel,
  joining: readonly ResidentId[],
  language: Language,
): WarningBody[] => {
  const large = panelWarning(new Set([...members, ...joining]).size);
  return large === undefined ? [] : [{ ...large, message: LARGE[language] }];
};

/** In which language somebody is told of the panel that a resident joins; which team's, where that is known beforehand. */
type Joining = { readonly language: Language; readonly teamId?: TeamId | undefined };

/** Who renews with the same team is of its people already, and nothing is said of them. */
const joins = ({ before, answer: { teamId, renewsId } }: Changed): boolean =>
  !before.some((contract) => contract.id === renewsId && contract.teamId === teamId);

/** Answers a contract with the warnings of the panel that it brings somebody to, which is read beside the resident. */
export const withWarnings = async (
  { language, teamId }: Joining,
  ports: Ports,
  changing: Promise<Result<Changed, Refused>>,
): Promise<Result<Done<JoiningBody>, Refused>> => {
  const [changed, guessed] = await Promise.all([
    changing,
    teamId === undefined ? undefined : readPanel(ports, teamId),
  ]);
  if (!changed.ok) return changed;
  const { before: _before, answer, ...done } = changed.value;
  if (!joins(changed.value)) return ok({ ...done, answer: { ...answer, warnings: [] } });
  const panel = guessed?.teamId === answer.teamId ? guessed : await readPanel(ports, answer.teamId);
  const warnings = panelWarnings(panel, [answer.residentId], language);
  return ok({ ...done, answer: { ...answer, warnings } });
};
