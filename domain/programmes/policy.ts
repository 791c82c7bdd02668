/** From when a reading counts in screening; it counts where any of its values reaches its line. */
export type ScreeningLine = {
  readonly sbpMmHg?: number;
  readonly dbpMmHg?: number;
  readonly fpgMmolPerL?: number;
};

/** How people who are not managed are screened for a programme. */
export type ScreeningRule = {
  /** A reading that makes somebody suspected. */
  readonly raised: ScreeningLine;
  /** A reading that is normal and yet a risk. */
  readonly highNormal: ScreeningLine;
  /** So many different days with a raised reading, none normal between them, are sent up to be confirmed. */
  readonly raisedDays: number;
  /** The raised readings are taken within so many days of the first. */
  readonly repeatWithinDays: number;
  /** What became of the referral is asked within so many days. */
  readonly confirmWithinDays: number;
  /** Who is normal and at risk is measured again within so many months. */
  readonly atRiskMonths: number;
  /** Age alone is a risk from here on. */
  readonly riskFromAgeYears: number | undefined;
  /** People younger than this are not asked to come. */
  readonly fromAgeYears: number;
  readonly source: string;
};

/** The screening rule of each programme that has one, by its code. */
export const screeningPolicy: Readonly<Record<string, ScreeningRule>> = {
  hypertension: {
    raised: { sbpMmHg: 140, dbpMmHg: 90 },
    highNormal: { sbpMmHg: 130, dbpMmHg: 85 },
    raisedDays: 3,
    repeatWithinDays: 28,
    confirmWithinDays: 14,
    atRiskMonths: 6,
    riskFromAgeYears: 55,
    fromAgeYears: 35,
    source: 'domain-rules.md §1.1–§1.3; four weeks: 国家基层高血压防治管理指南, 2025',
  },
  diabetes: {
    raised: { fpgMmolPerL: 7.0 },
    highNormal: { fpgMmolPerL: 6.1 },
    // The service rules name no number of days; without symptoms a raised value is taken again on another day.
    raisedDays: 2,
    // No published limit: design, as for blood pressure.
    repeatWithinDays: 28,
    confirmWithinDays: 14,
    atRiskMonths: 12,
    riskFromAgeYears: undefined,
    fromAgeYears: 35,
    source: 'domain-rules.md §2.1; another day: 中国2型糖尿病防治指南, 2020',
  },
};
