import type * as z from 'zod';

import { storeError } from './errors.ts';
import { partsOf } from './keys.ts';
import type { Item } from './table.ts';

/** A stored body in its form; anything else is a damaged store. */
export const bodyIn = <Body>(form: z.ZodType<Body>, { body }: Pick<Item, 'body'>): Body => {
  const parsed = form.safeParse(body);
  if (parsed.success) return parsed.data;
  throw storeError('store/damaged', 'a stored item does not have the form of its kind', parsed.error);
};

/** The parts of a sort key, as the key was made of them, in their form. */
export const placeIn = <Parts>(form: z.ZodType<Parts>, { key }: Pick<Item, 'key'>): Parts => {
  const parsed = form.safeParse(partsOf(key.sk));
  if (parsed.success) return parsed.data;
  throw storeError('store/damaged', 'a stored item does not have the key of its kind', parsed.error);
};
