import { SENSITIVE_TAGS, type CountedPerson } from '../residents/index.ts';
import { GROUPS, groupsOf } from './groups.ts';
import { residentIndicators } from './resident-indicators.ts';
import type { Share } from './indicator.ts';

/** The key population without those who are part of it by a hidden tag alone; counted, and no group of its own. */
const OPEN_KEY = 'key_open';

const byGroup = residentIndicators.filter(({ isByGroup }) => isByGroup);

/** The numbers of the key population as who may not know of every tag can list it. @source docs/adr/0026 */
export const OPEN_KEY_CELLS = byGroup.map(({ code }) => ({
  indicator: code,
  group: OPEN_KEY,
  basis: 'residence' as const,
}));

/** The positions in `GROUPS` by which nobody is part of the key population for all to know. */
const NOT_OPEN: ReadonlySet<number> = new Set(
  [...GROUPS.entries()]
    .filter(([, group]) => group === 'all' || group === 'key' || SENSITIVE_TAGS.has(group))
    .map(([at]) => at),
);

/** Visits, with its position in `OPEN_KEY_CELLS`, every cell that counts a resident on a day. */
export const visitOpenKeyCells = (
  person: CountedPerson,
  visit: (cell: number, share: Share) => void,
): void => {
  if (groupsOf(person).every((group) => NOT_OPEN.has(group))) return;
  for (const [cell, { share }] of byGroup.entries()) {
    const found = share(person);
    if (found.denominator > 0) visit(cell, found);
  }
};
