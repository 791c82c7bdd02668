import type * as z from 'zod';

import type { Route } from '../../../functions/kit/route.ts';
import type { Asking, Desk } from './desk.ts';

/** A route that answers a list by pages. */
type Listing<Item> = Route & {
  readonly answer: z.ZodType<{ readonly items: readonly Item[]; readonly next: string | null }>;
};

const A_PAGE = 200;

/** Everything on a list, page by page. */
export const listAll = async <Item>({ ask }: Desk, route: Listing<Item>, asking: Asking): Promise<Item[]> => {
  const found: Item[] = [];
  let cursor: string | null = null;
  do {
    const query: Asking['query'] = {
      ...asking.query,
      limit: String(A_PAGE),
      ...(cursor !== null && { cursor }),
    };
    const page: { readonly items: readonly Item[]; readonly next: string | null } | undefined = await ask(
      route,
      { ...asking, query },
    );
    found.push(...(page?.items ?? []));
    cursor = page?.next ?? null;
  } while (cursor !== null);
  return found;
};
