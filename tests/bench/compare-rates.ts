const KEY_COLUMNS = 4;

const keyOf = (line: string): string => line.split(',').slice(0, KEY_COLUMNS).join(',');

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line !== '');

/** What two rates files came to: how many cells ours holds, and a sentence for each difference. */
export type RatesComparison = { readonly cells: number; readonly differences: readonly string[] };

const showLine = (line: string | undefined): string => line ?? 'nothing';

/** Compares two texts of rates.csv cell by cell, by scope, area, indicator and group: heading, numerators,
 *  denominators and printed rates must be the same, and no cell may be missing or stand twice. The order of lines does
 *  not matter. */
export const compareRates = (ours: string, theirs: string): RatesComparison => {
  const [ourHeading, ...ourLines] = linesOf(ours);
  const [theirHeading, ...theirLines] = linesOf(theirs);
  const differences: string[] = [];
  const expect = (our: string | undefined, their: string | undefined): void => {
    if (our !== their) differences.push(`ours: ${showLine(our)}; theirs: ${showLine(their)}`);
  };
  expect(ourHeading, theirHeading);
  const left = new Map<string, string>();
  for (const line of theirLines) {
    const key = keyOf(line);
    if (left.has(key)) differences.push(`theirs twice: ${key}`);
    left.set(key, line);
  }
  const seen = new Set<string>();
  for (const line of ourLines) {
    const key = keyOf(line);
    if (seen.has(key)) differences.push(`ours twice: ${key}`);
    else expect(line, left.get(key));
    seen.add(key);
    left.delete(key);
  }
  for (const line of left.values()) expect(undefined, line);
  return { cells: seen.size, differences };
};
