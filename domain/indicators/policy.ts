/** What a number is to reach, in percent, and by the end of which year; absent where the source names none. */
type IndicatorTarget = {
  readonly indicator: string;
  readonly group: string;
  readonly percent: number;
  readonly byYear?: number;
};

/** What is to be reached of contracts, files, exams and programmes, by indicator and group. A county may set others; for
 *  control, renewal and fulfilment no document of the country names a number.
 *  @source contract_rate: 国卫基层发〔2022〕10号, coverage 75 % and over, key groups 85 % and over by 2035; domain-rules.md §4.1
 *  @source *_standardised_rate: 健康中国行动（2019—2030年）, and its plans of 2023 for cardiovascular diseases and of 2024 for
 *  diabetes: standardised management 70 % and over by 2030
 *  @source elderly_exam_rate: the regional list of 2023 in domain-rules.md, C: 65 and over 62 % and over [county parameter]
 *  @source ehr_filing_rate, ehr_use_rate: domain-rules.md §7, filed 90 % and over, used 60 % and over [county parameter] */
export const indicatorTargets: readonly IndicatorTarget[] = [
  { indicator: 'contract_rate', group: 'all', percent: 75, byYear: 2035 },
  { indicator: 'contract_rate', group: 'key', percent: 85, byYear: 2035 },
  { indicator: 'ehr_filing_rate', group: 'all', percent: 90 },
  { indicator: 'ehr_use_rate', group: 'all', percent: 60 },
  { indicator: 'elderly_exam_rate', group: 'all', percent: 62, byYear: 2023 },
  { indicator: 'hypertension_standardised_rate', group: 'all', percent: 70, byYear: 2030 },
  { indicator: 'diabetes_standardised_rate', group: 'all', percent: 70, byYear: 2030 },
];
