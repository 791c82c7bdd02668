/** The numbers of contracts that a county may set. */
export const contractPolicy = {
  /** A renewal may be signed from so many days before the last day to so many after it.
   *  @source domain-rules.md §4.3 [design] */
  renewalWindowDays: 30,
  /** The renewal rate looks at contracts that ended in so many days, up to the window before today.
   *  @source indicators.md `renewal_rate` */
  renewalRateDays: 365,
} as const;
