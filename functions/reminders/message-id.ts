import type { MobileNumber } from '../../domain/kernel/phone.ts';
import { isLocalDate } from '../../domain/kernel/time.ts';
import type { Keys } from '../kit/ports.ts';
import type { MessageId } from './reminder-store.ts';

/** The keyed hash by which a phone is known in keys and ids: hexadecimal, since claims are spread by its first digit. */
export const phoneHash = ({ hash }: Pick<Keys, 'hash'>, phone: MobileNumber): string =>
  Buffer.from(hash('sms-phone', phone), 'base64url').toString('hex');

/** A message's id as it is given out. */
export const messageIdText = ({ day, phoneHash: phone, template }: MessageId): string =>
  [day, phone, Buffer.from(template).toString('base64url')].join('.');

/** The message that an id names; undefined for text that is none. */
export const messageIdIn = (text: string): MessageId | undefined => {
  const [day = '', phone = '', template = '', ...rest] = text.split('.');
  if (rest.length > 0 || !isLocalDate(day) || !/^[\da-f]{32}$/.test(phone)) return undefined;
  const version = Buffer.from(template, 'base64url').toString();
  return version === '' ? undefined : { day, phoneHash: phone, template: version };
};
