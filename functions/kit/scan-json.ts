/** Text and marks of JSON; everything between them says nothing of its form. */
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]/gs;

/** An object with the names seen in it and the last of them, or a list and how many commas were seen in it. */
type Level =
  | { readonly kind: 'object'; readonly names: Set<string>; at: string }
  | { readonly kind: 'list'; at: number };

const levelOf = (token: string): Level | undefined => {
  if (token === '{') return { kind: 'object', names: new Set(), at: '' };
  return token === '[' ? { kind: 'list', at: 0 } : undefined;
};

/** Goes on to the name before a colon, or past a comma of a list; says whether the object has that name already. */
const isRepeatedAt = (level: Level | undefined, token: string, before: string): boolean => {
  if (level?.kind === 'list' && token === ',') level.at += 1;
  if (level?.kind !== 'object' || token !== ':') return false;
  level.at = String(JSON.parse(before));
  const isRepeated = level.names.has(level.at);
  level.names.add(level.at);
  return isRepeated;
};

/** What a parser of JSON does not tell of a text. */
export type Scanned = {
  /** How deep it is nested: 0 for a single value. */
  readonly depth: number;
  /** Where a name stands in an object that has it already: a parser takes the last and says nothing. */
  readonly repeated: readonly (readonly PropertyKey[])[];
};

/** Reads the form of a text that is sound JSON. */
export const scanJson = (text: string): Scanned => {
  const levels: Level[] = [];
  const repeated: PropertyKey[][] = [];
  let depth = 0;
  let before = '';
  for (const [token] of text.matchAll(TOKEN)) {
    const begun = levelOf(token);
    if (begun !== undefined) depth = Math.max(depth, levels.push(begun));
    else if (token === '}' || token === ']') levels.pop();
    else if (isRepeatedAt(levels.at(-1), token, before)) repeated.push(levels.map(({ at }) => at));
    before = token;
  }
  return { depth, repeated };
};
