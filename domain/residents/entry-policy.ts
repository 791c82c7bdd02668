/** The numbers of entering and keeping a resident's record. */
export const entryPolicy = {
  /** Nobody is entered who would be older, in completed years. @source readings.md A63, faults.md B65 */
  mostYears: 130,
  /** A name has from 1 to so many characters. @source faults.md B60 [design] */
  mostNameCharacters: 100,
  /** The guardian consents for whoever is younger, in completed years. @source PIPL art. 31 */
  consentsFromYears: 14,
  /** A pregnancy tag ends so many days after the expected delivery. @source domain-rules.md §3: the 42-day check */
  postpartumDays: 42,
  /** An expected delivery lies at most so many days ahead: 40 weeks from the last menstruation.
   *  @source Naegele's rule, 280 days [known] */
  pregnancyDays: 280,
} as const;
