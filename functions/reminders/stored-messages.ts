import type { TeamId } from '../../domain/kernel/ids.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import { messageIdText } from './message-id.ts';
import type { MessageId, ReminderStore, StoredMessage } from './reminder-store.ts';

const IDS_A_PAGE = 1_000;

const idsOfTeam = async (
  reminders: Pick<ReminderStore, 'ofTeam'>,
  teamId: TeamId | undefined,
  day: LocalDate,
): Promise<MessageId[]> => {
  const ids: MessageId[] = [];
  let cursor: string | undefined;
  do {
    const page = await reminders.ofTeam(teamId, day, { limit: IDS_A_PAGE, cursor });
    if (page === undefined) throw new Error('the store refused its own cursor');
    ids.push(...page.items);
    cursor = page.next;
  } while (cursor !== undefined);
  return ids;
};

/** The messages of a day that speak of the people of some teams (undefined: of none), each once. */
export const messagesOfTeams = async (
  reminders: Pick<ReminderStore, 'ofTeam' | 'find'>,
  teams: readonly (TeamId | undefined)[],
  day: LocalDate,
): Promise<readonly StoredMessage[]> => {
  const ids = (await Promise.all(teams.map((teamId) => idsOfTeam(reminders, teamId, day)))).flat();
  const once = new Map(ids.map((id) => [messageIdText(id), id]));
  const found = await reminders.find([...once.values()]);
  return found.flatMap((message) => message ?? []);
};
