import { startOfDay } from '../../../domain/kernel/time.ts';
import type { MessageId } from '../../reminders/reminder-store.ts';
import { bodyIn } from '../store/bodies.ts';
import { providerLinkKey } from '../store/reminder-keys.ts';
import type { Item, Table } from '../store/table.ts';
import { LinkBody } from './bodies.ts';

/** A carrier tries for three days; whoever tells of a text a month later is not listened to any more. */
const LINK_LIFE_S = 30 * 24 * 60 * 60;
const MS_A_SECOND = 1_000;

/** Which message a provider means by its own id, as it is stored. */
export const linkItem = (providerId: string, { day, phoneHash, template }: MessageId): Item => ({
  key: providerLinkKey(providerId),
  version: 1,
  body: { day, phoneHash, template },
  expiresAtS: startOfDay(day).getTime() / MS_A_SECOND + LINK_LIFE_S,
});

/** Which message a provider means. */
export const linkedMessage = async (table: Table, providerId: string): Promise<MessageId | undefined> => {
  const item = await table.get(providerLinkKey(providerId), { consistent: true });
  return item && bodyIn(LinkBody, item);
};
