declare const brand: unique symbol;

/** A primitive that only its own parser makes, so that two kinds of text or number are never mixed up.
 *  Brands add up: a village's code is a region code too. */
export type Brand<T, Name extends string> = T & { readonly [brand]: { readonly [N in Name]: true } };
