/** The numbers of access that a county may set. */
export const accessPolicy = {
  /** Counts from 1 up to this one less are not shown to those who see aggregates only: 1–4.
   *  @source architecture.md decision 9; domain-rules.md §9.4 [design] */
  leastShownCount: 5,
} as const;
