import type { OwnPhone } from '../../domain/access/index.ts';
import { mobileNumber, type MobileNumber } from '../../domain/kernel/phone.ts';
import type { Keys } from '../kit/ports.ts';
import { aliasOf } from '../residents/aliases.ts';
import { recordedIn } from '../residents/recorded.ts';
import type { ResidentFile } from '../residents/resident-file.ts';

/** The keyed hash by which a holder's phone is known: the one that people are found by. */
export const ownPhoneHash = ({ hash }: Pick<Keys, 'hash'>, phone: MobileNumber): string =>
  hash('phone', phone);

/** Whose phone opens a record; undefined for an alias, in whose place stands the record that was kept. */
export const ownPhoneOf = (file: ResidentFile, keys: Pick<Keys, 'hash'>): OwnPhone | undefined => {
  if (aliasOf(file.id, file.entries) !== undefined) return undefined;
  const { birthDate, diedOn, phone } = file.history.resident;
  const mobile = mobileNumber(phone);
  return {
    phoneHash: mobile && ownPhoneHash(keys, mobile),
    owner: recordedIn(file.rows)?.person.phoneOwner,
    birthDate,
    diedOn,
  };
};
