import { err, ok, type Result } from '../kernel/result.ts';
import { entryPolicy } from './entry-policy.ts';

/** What is wrong with a name. */
export type NameFault = 'empty' | 'too-long' | 'unwritable';

/** Control and format characters, line and paragraph ends, half a pair: nothing that a name is written with.
 *  Zero-width marks and turned directions would make two names look alike (faults.md B58). */
const UNWRITABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/** A name as it is kept: composed (NFC), without spaces at its ends, otherwise as given. From one character on, rare ones
 *  and the dots of minority names included. @source faults.md B58, B60 */
export const keptName = (text: string): Result<string, NameFault> => {
  const name = text.normalize('NFC').trim();
  if (name === '') return err('empty');
  if (UNWRITABLE.test(name)) return err('unwritable');
  return Array.from(name).length > entryPolicy.mostNameCharacters ? err('too-long') : ok(name);
};
