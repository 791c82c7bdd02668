/** A fact as it was stored: its type with its version, and what it says. */
export type StoredFact = { readonly type: string; readonly [field: string]: unknown };

/** Gives a stored fact the form of its next version. */
export type Upcast = (fact: StoredFact) => StoredFact;

/** What turns a fact into its next version, by the type that is stored. None is ever removed: a county may hold such facts
 *  for as long as it keeps records. */
const UPCASTS: ReadonlyMap<string, Upcast> = new Map();

const TYPE = /^(.+)@(\d+)$/;

const nextOf = (type: string): string => {
  const [, name = type, version = '0'] = TYPE.exec(type) ?? [];
  return `${name}@${Number(version) + 1}`;
};

/** Gives stored facts their newest form, one version after the other; a fact of the newest stays as it is. Throws where a
 *  step does not give the very next version of the same fact. */
export const upcastingBy =
  (upcasts: ReadonlyMap<string, Upcast>): Upcast =>
  (fact) => {
    let newest = fact;
    for (let step = upcasts.get(newest.type); step !== undefined; step = upcasts.get(newest.type)) {
      const next = step(newest);
      if (next.type !== nextOf(newest.type))
        throw new Error(`${newest.type} becomes ${nextOf(newest.type)}, not ${next.type}`);
      newest = next;
    }
    return newest;
  };

/** Gives a stored fact the form that the rules of today read. */
export const upcast: Upcast = upcastingBy(UPCASTS);
