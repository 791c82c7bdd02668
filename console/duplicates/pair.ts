import { paths } from '../kit/paths.ts';

/** The address at which two records stand side by side, the first of them to be kept. */
export const comparing = (keptId: string, otherId: string): string =>
  `${paths.duplicates}?${new URLSearchParams({ kept: keptId, other: otherId }).toString()}`;
