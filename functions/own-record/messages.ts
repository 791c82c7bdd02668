import { byCodePoints } from '../../domain/kernel/ids.ts';
import { mobileNumber } from '../../domain/kernel/phone.ts';
import { type LocalDate, plusDays } from '../../domain/kernel/time.ts';
import type { Ports } from '../kit/ports.ts';
import { phoneHash } from '../reminders/message-id.ts';
import type { StoredMessage, StoredText } from '../reminders/reminder-store.ts';
import type { ResidentFile } from '../residents/resident-file.ts';
import type { OwnMessage } from './bodies.ts';

const DAYS = 14;

const bodyOf = ({ id, delivery, text }: StoredMessage | StoredText): OwnMessage => ({
  on: id.day,
  state: delivery.state,
  text,
});

/** The texts of the last days that spoke of a resident, reminders and others, whatever template worded them; the latest
 *  first. */
export const ownMessages = async (
  { reminders, keys }: Pick<Ports, 'reminders' | 'keys'>,
  { id, history }: ResidentFile,
  today: LocalDate,
): Promise<OwnMessage[]> => {
  const phone = mobileNumber(history.resident.phone);
  if (phone === undefined) return [];
  const hash = phoneHash(keys, phone);
  const days = Array.from({ length: DAYS }, (_, back) => plusDays(today, -back));
  const [messages, texts] = await Promise.all([
    reminders.ofPhone(hash, days),
    reminders.texts(hash, plusDays(today, 1 - DAYS)),
  ]);
  const own = [
    ...messages.filter(({ subjects }) => subjects.some(({ residentId }) => residentId === id)),
    ...texts.filter(({ residentId }) => residentId === id),
  ];
  return own.toSorted((a, b) => byCodePoints(b.delivery.at, a.delivery.at)).map(bodyOf);
};
