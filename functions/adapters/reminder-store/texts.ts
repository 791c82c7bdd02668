import * as z from 'zod';

import { isLocalDate, type LocalDate } from '../../../domain/kernel/time.ts';
import { SERVICE_TEXT_KINDS } from '../../../domain/reminders/index.ts';
import { residentId } from '../../../events/fields.ts';
import type { Keys } from '../../kit/ports.ts';
import type { MessageId, StoredText } from '../../reminders/reminder-store.ts';
import { bodyIn } from '../store/bodies.ts';
import { storeError } from '../store/errors.ts';
import { textKey, textsSince } from '../store/reminder-keys.ts';
import type { Item, Table } from '../store/table.ts';
import { MessageBody } from './bodies.ts';

/** As of a message, without the tasks that it speaks of. */
const TextBody = MessageBody.omit({ subjects: true, isResent: true, phone: true, text: true }).extend({
  kind: z.enum(SERVICE_TEXT_KINDS),
  day: z.string(),
  phoneHash: z.string(),
  residentId,
  text: z.string(),
});

const TEXTS_A_PAGE = 1_000;

/** A text to a phone as it is stored: its number stands in the queue and nowhere else. */
export const textItem = (
  { id, version, kind, residentId: whose, institutionId, text, segments, delivery }: StoredText,
  { seal }: Keys,
): Item => ({
  key: textKey(id),
  version,
  body: {
    kind,
    day: id.day,
    phoneHash: id.phoneHash,
    residentId: whose,
    ...(institutionId === undefined ? {} : { institutionId }),
    text: seal(text),
    segments,
    delivery: { ...delivery },
  },
});

const textIn = (item: Item, { open }: Keys): StoredText => {
  const { day, phoneHash, text, institutionId, ...body } = bodyIn(TextBody, item);
  if (!isLocalDate(day)) throw storeError('store/damaged', 'a stored text has no day');
  const id = { day, phoneHash, template: body.kind };
  return { id, version: item.version, institutionId, text: open(text), ...body };
};

/** One text, read strongly. */
export const findText = async (table: Table, keys: Keys, id: MessageId): Promise<StoredText | undefined> => {
  const item = await table.get(textKey(id), { consistent: true });
  return item && textIn(item, keys);
};

/** The texts to a phone since a day, besides reminders: at most one of a kind a day, so that a page holds them. */
export const textsOfPhone = async (
  table: Table,
  keys: Keys,
  { phoneHash, since }: { readonly phoneHash: string; readonly since: LocalDate },
): Promise<readonly StoredText[]> => {
  const { partition, from, to } = textsSince(phoneHash, since);
  const page = await table.query({
    from: 'table',
    consistent: true,
    partition,
    range: { kind: 'between', from, to },
    order: 'ascending',
    limit: TEXTS_A_PAGE,
  });
  if (!page.ok) throw storeError('store/refused', 'the store refused its own question');
  return page.value.items.map((item) => textIn(item, keys));
};
