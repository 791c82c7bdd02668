/** A page of a list and where the next one begins; the cursor is the store's own. */
export type Listed<T> = { readonly items: readonly T[]; readonly next: string | undefined };

/** Which page of a list is asked for. */
export type PageAsked = { readonly limit: number; readonly cursor: string | undefined };
