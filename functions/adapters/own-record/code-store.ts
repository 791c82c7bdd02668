import * as z from 'zod';

import type { CodeStore, CodeWrites } from '../../own-record/own-access.ts';
import { newId } from '../new-id.ts';
import { bodyIn } from '../store/bodies.ts';
import { storeError } from '../store/errors.ts';
import { ownCodeKey, ownCountKey } from '../store/own-keys.ts';
import type { Item, Table, Write } from '../store/table.ts';

const count = z.int().nonnegative();
const CodeBody = z.strictObject({ codeHash: z.string(), triesLeft: count, endsAtS: count });
const CountBody = z.strictObject({ count, endsAtS: count });

const kept = <Body>(
  form: z.ZodType<Body>,
  item: Item | undefined,
): (Body & { version: number }) | undefined => item && { ...bodyIn(form, item), version: item.version };

const itemsOf = ({ phoneHash, code, counts }: CodeWrites): Item[] => {
  const items = counts.map(([name, { version, ...body }]): Item => {
    return { key: ownCountKey(name), version, body, expiresAtS: body.endsAtS };
  });
  if (code === undefined) return items;
  const { version, ...body } = code;
  return [...items, { key: ownCodeKey(phoneHash), version, body, expiresAtS: body.endsAtS }];
};

/** Keeps codes and counts on the one table, which forgets them once they have ended. */
export const codesOn = (table: Table): CodeStore => ({
  load: async (phoneHash, names) => {
    const keys = [ownCodeKey(phoneHash), ...names.map(ownCountKey)];
    const [code, ...counts] = await table.getMany(keys, { consistent: true });
    return { code: kept(CodeBody, code), counts: counts.map((item) => kept(CountBody, item)) };
  },
  save: async (writes) => {
    const token = newId();
    const puts = itemsOf(writes).map((item): Write => ({ kind: 'put', item }));
    const done = await table.transact({ token, writes: puts });
    if (done.ok) return true;
    if (done.error.code === 'store/condition') return false;
    throw storeError('store/refused', `the store refused a one-time code: ${done.error.code}`);
  },
});
