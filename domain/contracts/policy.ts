/** The numbers of contracts that a county may set. */
export const contractPolicy = {
  /** A renewal may be signed from so many days before the last day to so many after it.
   *  @source domain-rules.md §4.3 [design] */
  renewalWindowDays: 30,
  /** The renewal rate looks at contracts that ended in so many days, up to the window before today.
   *  @source indicators.md `renewal_rate` */
  renewalRateDays: 365,
  /** A contract may be signed so many days before it starts.
   *  @source [design]: a renewal is signed a month before, a child's contract before school begins */
  latestStartDays: 365,
  /** Below this completed age a guardian or the head of the household consents.
   *  @source 民法典 art. 17; domain-rules.md §4.2, who signs */
  adultFromYears: 18,
  /** So many residents are named in one signing at most; how many of them fit is counted then, as all are stored in one
   *  transaction. @source [design] */
  mostSignedTogether: 30,
} as const;
