import type { AllianceKind } from '../organisation/index.ts';

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

/** What an institution of an alliance reads of people contracted with a team of another, and never writes: the `record`, of
 *  it what belongs to the `specialism`, or nothing but `when_asked` by a remote consultation, which in every kind opens
 *  the record as long as it is open.
 *  @source the kinds and that they share records: 国办发〔2017〕32号 [known]; how much each does: [design], ADR 17 */
export const sharingPolicy = {
  urban_group: 'record',
  county_community: 'record',
  specialist_alliance: 'specialism',
  telemedicine_network: 'when_asked',
} as const satisfies Readonly<Record<AllianceKind, 'record' | 'specialism' | 'when_asked'>>;
