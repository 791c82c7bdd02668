import { deflateRawSync, inflateRawSync } from 'node:zlib';

import { storeError } from './errors.ts';

/** Bytes that packing and unpacking set aside at a time: ours are small texts, and zlib's own 16 KB for each take longer to
 *  get and to clear away than most take to unpack. */
const CHUNK = { chunkSize: 2_048 } as const;

/** What texts of a kind are likely to say, what is most likely last: they are packed against it, and open with it alone. */
export type Dictionary = Buffer<ArrayBuffer>;

/** A text in few bytes, as an item can hold them. */
export const pack = (text: string, dictionary?: Dictionary): string =>
  deflateRawSync(text, { ...CHUNK, level: 9, ...(dictionary && { dictionary }) }).toString('base64url');

/** What was packed with the same dictionary. Throws a `StoreError` where it is damaged. */
export const unpack = (packed: string, dictionary?: Dictionary): string => {
  try {
    const options = { ...CHUNK, ...(dictionary && { dictionary }) };
    return inflateRawSync(Buffer.from(packed, 'base64url'), options).toString();
  } catch (cause) {
    throw storeError('store/damaged', 'a packed text cannot be unpacked', cause);
  }
};

/** The JSON that was packed with the same dictionary, still without a form. Throws a `StoreError` where it is none. */
export const unpackJson = (packed: string, dictionary?: Dictionary): unknown => {
  const text = unpack(packed, dictionary);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw storeError('store/damaged', 'a packed text is not JSON', cause);
  }
};
