import type { Keys } from '../../kit/ports.ts';
import type { StoredMessage } from '../../reminders/reminder-store.ts';
import { bodyIn, placeIn } from '../store/bodies.ts';
import { storeError } from '../store/errors.ts';
import { claimKey } from '../store/keys.ts';
import type { Item } from '../store/table.ts';
import { LinkBody, MessageBody, MessagePlace, StoredPhone } from './bodies.ts';

/** A message as it is stored. */
export const messageItem = (message: StoredMessage, { seal }: Keys): Item => {
  const { id, version, institutionId, phone, text, segments, subjects, delivery, isResent } = message;
  return {
    key: claimKey(id),
    version,
    body: {
      delivery: { ...delivery },
      ...(institutionId === undefined ? {} : { institutionId }),
      phone: seal(phone),
      text: seal(text),
      segments,
      ...(isResent === undefined ? {} : { isResent }),
      subjects: subjects.map((subject) => ({ ...subject })),
    },
  };
};

const PARTS_OF_PARTITION = 3;

const DayPart = LinkBody.shape.day;

/** The message that an item holds. */
export const messageIn = (item: Item, { open }: Keys): StoredMessage => {
  const { phone, text, institutionId, ...body } = bodyIn(MessageBody, item);
  const parts = item.key.pk.split('#');
  const day = DayPart.safeParse(parts.length === PARTS_OF_PARTITION ? parts[1] : undefined);
  const number = StoredPhone.safeParse(open(phone));
  if (!day.success || !number.success)
    throw storeError('store/damaged', 'a stored message does not have the form of one');
  const [phoneHash, template] = placeIn(MessagePlace, item);
  return {
    id: { day: day.data, phoneHash, template },
    version: item.version,
    institutionId,
    phone: number.data,
    text: open(text),
    ...body,
  };
};
