/** A page of a list and where the next one begins; the cursor is the store's own. */
export type Listed<T> = { readonly items: readonly T[]; readonly next: string | undefined };

/** Which page of a list is asked for. */
export type PageAsked = { readonly limit: number; readonly cursor: string | undefined };

/** How something of the store is read: strongly, or for half the price as it may have been a moment ago. */
export type ReadHow = { readonly consistent: boolean };

/** A whole team's list fits one page of the store but for the largest. */
const ITEMS_A_PAGE = 5_000;

/** Everything of a list of the store. */
export const allOf = async <T>(
  read: (page: PageAsked) => Promise<Listed<T> | undefined>,
  cursor?: string,
): Promise<readonly T[]> => {
  const page = await read({ limit: ITEMS_A_PAGE, cursor });
  if (page === undefined) throw new Error('the store refused its own cursor');
  return page.next === undefined ? page.items : [...page.items, ...(await allOf(read, page.next))];
};
