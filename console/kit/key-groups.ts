/** The key groups that a person is tagged with; the others follow from age and programmes.
 *  @source county-files.md, residents.csv keyGroups */
export const TAGS = [
  'pregnant',
  'disabled',
  'low_income',
  'special_family',
  'tuberculosis',
  'severe_mental',
] as const;
