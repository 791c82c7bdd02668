import * as z from 'zod';

import { bodyIn } from './bodies.ts';
import { storeError } from './errors.ts';
import { type Dictionary, pack, unpackJson } from './packed.ts';
import type { Item } from './table.ts';

/** `words` says the version of the words that it was packed against; absent where it was packed against none. */
const PackedBody = z.strictObject({ words: z.literal(1).optional(), packed: z.string() });

/** An item with a packed body: a table is paid by the kilobyte written, read and kept.
 *  @param body what it says, as JSON takes it
 *  @param words what it is packed against */
export const packedItem = (at: Omit<Item, 'body'>, body: object, words?: Dictionary): Item => ({
  ...at,
  body: { ...(words !== undefined && { words: 1 }), packed: pack(JSON.stringify(body), words) },
});

/** The body of an item, in its form. It may be packed, or not, as it was stored earlier. */
export const packedBodyIn = <Body>(
  form: z.ZodType<Body>,
  item: Pick<Item, 'body'>,
  words?: Dictionary,
): Body => {
  if (!('packed' in item.body)) return bodyIn(form, item);
  const { packed, words: version } = bodyIn(PackedBody, item);
  const parsed = form.safeParse(unpackJson(packed, version === undefined ? undefined : words));
  if (parsed.success) return parsed.data;
  throw storeError('store/damaged', 'a packed item does not have the form of its kind', parsed.error);
};
