import * as z from 'zod';

import { isId } from '../../../domain/kernel/ids.ts';
import type { StoredFacts } from '../../indicators/indicator-store.ts';
import { factsWords } from '../service-store/view-words.ts';
import { bodyIn } from '../store/bodies.ts';
import { storeError } from '../store/errors.ts';
import { packedBodyIn } from '../store/packed-items.ts';
import type { Item } from '../store/table.ts';

/** Facts as they were stored earlier: their text. */
const FactsBody = z.strictObject({ facts: z.string() });

const readFacts = (item: Item): unknown => {
  if ('packed' in item.body) return packedBodyIn(z.unknown(), item, factsWords);
  const { facts } = bodyIn(FactsBody, item);
  try {
    return JSON.parse(facts);
  } catch (cause) {
    throw storeError('store/damaged', 'stored facts are not JSON', cause);
  }
};

/** The facts that an item holds, their text as it is stored. By hand, not by schema: a recount looks at everybody of a
 *  bucket, and reads few. */
export const storedFacts = (item: Item): StoredFacts => {
  const { sk } = item.key;
  const { packed, facts: text = packed } = item.body;
  if (!isId<'ResidentId'>(sk) || typeof text !== 'string')
    throw storeError('store/damaged', 'an item of a count bucket holds no facts');
  return { residentId: sk, text, read: () => readFacts(item) };
};
