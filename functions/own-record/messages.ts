import { mobileNumber } from '../../domain/kernel/phone.ts';
import { type LocalDate, plusDays } from '../../domain/kernel/time.ts';
import type { Ports } from '../kit/ports.ts';
import { phoneHash } from '../reminders/message-id.ts';
import { wordingOf } from '../reminders/plan-messages.ts';
import type { SmsSettings } from '../reminders/reminder-store.ts';
import type { ResidentFile } from '../residents/resident-file.ts';
import type { OwnMessage } from './bodies.ts';

const DAYS = 14;

/** The reminders of the last days that spoke of a resident, the latest first. */
export const ownMessages = async (
  { reminders, keys }: Pick<Ports, 'reminders' | 'keys'>,
  { id, history }: ResidentFile,
  { settings, today }: { readonly settings: SmsSettings; readonly today: LocalDate },
): Promise<OwnMessage[]> => {
  const phone = mobileNumber(history.resident.phone);
  if (phone === undefined) return [];
  const hash = phoneHash(keys, phone);
  const template = wordingOf(settings).version;
  const ids = Array.from({ length: DAYS }, (_, back) => ({
    day: plusDays(today, -back),
    phoneHash: hash,
    template,
  }));
  const found = await reminders.find(ids);
  return found.flatMap((message) =>
    message?.subjects.some(({ residentId }) => residentId === id) === true
      ? [{ on: message.id.day, state: message.delivery.state, text: message.text }]
      : [],
  );
};
