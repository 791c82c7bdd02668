/** What contracts are to reach by 2035, in percent, by indicator and group.
 *  @source 国卫基层发〔2022〕10号: coverage 75 % and over, key groups 85 % and over by 2035; domain-rules.md §4.1 */
export const indicatorTargets: readonly {
  readonly indicator: string;
  readonly group: string;
  readonly percent: number;
  readonly byYear: number;
}[] = [
  { indicator: 'contract_rate', group: 'all', percent: 75, byYear: 2035 },
  { indicator: 'contract_rate', group: 'key', percent: 85, byYear: 2035 },
];
