/** The ages that reports go by, in completed years.
 *  @source domain-rules.md §4.2: children 0–6, elderly 65 and over */
export const agePolicy = { childUpToYears: 6, elderlyFromYears: 65 } as const;
