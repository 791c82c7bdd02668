/** A function of a store that is opened when one of them is first called. */
type Later<Store> = {
  readonly ask: <Given extends readonly unknown[], Answer>(
    of: (store: Store) => (...given: Given) => Promise<Answer>,
  ) => (...given: Given) => Promise<Answer>;
  readonly stream: <Given extends readonly unknown[], Item>(
    of: (store: Store) => (...given: Given) => AsyncIterable<Item>,
  ) => (...given: Given) => AsyncIterable<Item>;
};

/** The functions of a store that is opened, and its code loaded, when one of them is first called: most Lambdas never call any.
 *  A store that could not be opened is opened anew by the next call. */
export const later = <Store>(open: () => Promise<Store>): Later<Store> => {
  let opened: Promise<Store> | undefined;
  const store = async (): Promise<Store> => {
    opened ??= open();
    try {
      return await opened;
    } catch (error) {
      opened = undefined;
      throw error;
    }
  };
  return {
    ask:
      (of) =>
      async (...given) =>
        of(await store())(...given),
    stream: (of) =>
      async function* (...given) {
        yield* of(await store())(...given);
      },
  };
};
