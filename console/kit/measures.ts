/** The numbers of a follow-up, in the order of the form. */
export const MEASURES = [
  'sbp',
  'dbp',
  'fpg',
  'ppg',
  'hba1c',
  'heartRate',
  'temperature',
  'weightKg',
  'heightCm',
] as const;
