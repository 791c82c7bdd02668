/** The numbers of access that a county may set. */
export const accessPolicy = {
  /** What of a person's record says who somebody is: sealed wherever it is stored.
   *  @source architecture.md decision 9 */
  sealedFields: ['name', 'idNumber', 'phone'],
  /** Counts from 1 up to this one less are not shown to those who see aggregates only: 1–4.
   *  @source architecture.md decision 9; domain-rules.md §9.4 [design] */
  leastShownCount: 5,
  /** A day is sealed so many minutes after its end: by then every request of the day has left its record.
   *  @source the longest run of a Lambda, 15 minutes */
  sealAfterMinutes: 15,
  /** Whoever is younger, in completed years, has no way in by a phone of their own: only the family's.
   *  @source PIPL art. 31 */
  ownRecordFromYears: 14,
} as const;
