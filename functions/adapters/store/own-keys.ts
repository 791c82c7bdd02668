import { type Key, keyText } from './keys.ts';

/*
 * Keys of what residents sign in with; all of it ends by itself.
 *
 * | what                     | pk             | sk    | access pattern it serves                        |
 * | ------------------------ | -------------- | ----- | ----------------------------------------------- |
 * | the code of a phone      | own-code#PHONE | code  | whether a code is the one that was sent         |
 * | what is asked for how    | own-count#NAME | count | whether a number, an address or all ask too     |
 * | often                    |                |       | often                                           |
 */

/** The key of the code that was sent to a phone, by the keyed hash of its number. */
export const ownCodeKey = (phoneHash: string): Key => ({
  pk: keyText('own-code', phoneHash),
  sk: keyText('code'),
});

/** The key of a count. */
export const ownCountKey = (name: string): Key => ({ pk: keyText('own-count', name), sk: keyText('count') });
