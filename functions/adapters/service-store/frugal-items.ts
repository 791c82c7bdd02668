import { deflateRawSync, inflateRawSync } from 'node:zlib';

import * as z from 'zod';

import { bodyIn } from '../store/bodies.ts';
import { storeError } from '../store/errors.ts';
import { rowOf } from '../store/items.ts';
import { rowBytes, WRITE_UNIT_BYTES } from '../store/sizes.ts';
import type { Item } from '../store/table.ts';

/** Bytes that packing and unpacking set aside at a time: ours are small texts, and zlib's own 16 KB for each take longer to
 *  get and to clear away than most take to unpack. */
export const CHUNK = { chunkSize: 2_048 } as const;

const PackedBody = z.strictObject({ packed: z.string() });

/** An item as it is stored: packed where it would cost more than one write unit, as the facts and the head of a patient
 *  with two programmes and a year of visits do.
 *  @param text what it is packed as: of a body that is one text of JSON that very text, which needs no second quotes */
export const frugal = (item: Item, text = JSON.stringify(item.body)): Item => {
  if (rowBytes(rowOf(item)) <= WRITE_UNIT_BYTES) return item;
  const packed = deflateRawSync(text, { ...CHUNK, level: 9 }).toString('base64url');
  return { ...item, body: { packed } };
};

const unpack = ({ packed }: z.infer<typeof PackedBody>): unknown => {
  try {
    return JSON.parse(inflateRawSync(Buffer.from(packed, 'base64url'), CHUNK).toString());
  } catch (cause) {
    throw storeError('store/damaged', 'a packed item cannot be unpacked', cause);
  }
};

/** The body of an item that may be packed, in its form. */
export const frugalBodyIn = <Body>(form: z.ZodType<Body>, item: Pick<Item, 'body'>): Body => {
  if (!('packed' in item.body)) return bodyIn(form, item);
  const parsed = form.safeParse(unpack(bodyIn(PackedBody, item)));
  if (parsed.success) return parsed.data;
  throw storeError('store/damaged', 'a packed item does not have the form of its kind', parsed.error);
};
