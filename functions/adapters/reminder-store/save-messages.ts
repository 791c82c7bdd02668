import type { StoredMessage } from '../../reminders/reminder-store.ts';
import { newId } from '../new-id.ts';
import { keyText } from '../store/keys.ts';
import { teamMessagesPartition } from '../store/reminder-keys.ts';
import type { Item } from '../store/table.ts';
import { linkItem } from './links.ts';
import { messageItem } from './message-items.ts';
import type { MessageStore } from './messages.ts';
import { putAll, putNexts } from './puts.ts';

/** For each team which of these messages speak of its people: one list and not an item for each. Each list has a name of its
 *  own, so that none comes in the place of another sender's. */
const teamLists = (messages: readonly StoredMessage[]): Item[] => {
  const named = messages.flatMap(({ id, subjects }) => {
    const teams = new Set(subjects.map(({ teamId }) => teamId));
    return Array.from(teams, (teamId) => ({ partition: teamMessagesPartition(teamId, id.day), id }));
  });
  const lists = Map.groupBy(named, ({ partition }) => partition);
  return Array.from(lists, ([pk, of]) => ({
    key: { pk, sk: keyText(newId()) },
    version: 1,
    body: { messages: of.map(({ id: { phoneHash, template } }) => [phoneHash, template]) },
  }));
};

const linksOf = (messages: readonly StoredMessage[]): Item[] =>
  messages.flatMap(({ id, delivery }) =>
    delivery.state === 'sent' ? [linkItem(delivery.providerId, id)] : [],
  );

/** Stores the next versions of messages. What names them for others comes first: a name of a message that never came is
 *  passed over, one that is missing would hide a message.
 *  @returns those that were stored; somebody else took the step of the others */
export const saveMessages = async (
  { table, keys }: MessageStore,
  messages: readonly StoredMessage[],
): Promise<readonly StoredMessage[]> => {
  const names = [...teamLists(messages.filter(({ version }) => version === 1)), ...linksOf(messages)];
  if (names.length > 0) await putAll(table, names);
  const steps = new Map(messages.map((message) => [messageItem(message, keys), message]));
  const stored = await putNexts(table, [...steps.keys()]);
  return stored.flatMap((item) => steps.get(item) ?? []);
};
