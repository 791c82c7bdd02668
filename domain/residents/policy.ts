import type { KeyGroupTag } from './resident.ts';

/** The ages that reports go by, in completed years.
 *  @source domain-rules.md §4.2: children 0–6, elderly 65 and over */
export const agePolicy = { childUpToYears: 6, elderlyFromYears: 65 } as const;

/** The tags that need a right of their own. @source architecture.md decision 9 */
export const SENSITIVE_TAGS: ReadonlySet<string> = new Set([
  'tuberculosis',
  'severe_mental',
] satisfies KeyGroupTag[]);
