/** How people type the unit that a field has. @source events/care-fields.ts */
export const OWN_UNITS: Readonly<Record<string, readonly string[]>> = {
  'mmol/L': ['mmol/l', 'mmol'],
  mmHg: ['mmhg', '毫米汞柱'],
  kg: ['kg', '公斤', '千克'],
  cm: ['cm', '厘米', '公分'],
  '/min': ['/min', '次/分', 'bpm'],
  '%': ['%'],
  '°C': ['°c', '℃', 'c', '度'],
};

/** Another unit in which a quantity is commonly given. */
export type OtherUnit = {
  readonly unit: string;
  readonly words: readonly string[];
  readonly factor: number;
  readonly digits: number;
  /** A number without a unit may have been meant in this one where it is outside the range of the field's own. */
  readonly isGuessed: boolean;
  /** From this number on it is doubtful in the field's own unit, though it may be recorded. */
  readonly doubtFrom?: number;
};

/** Units that are converted, never stored as if they were the field's own.
 *  @source 180.16 g/mol is the molar mass of glucose; 1 kPa = 7.50062 mmHg; 1 jin = 0.5 kg. Doubtful from 36 mmol/L,
 *  which is 650 mg/dL, while 36 mg/dL (2.0 mmol/L) is met in hypoglycaemia [design] */
export const OTHER_UNITS: Readonly<Record<string, readonly OtherUnit[]>> = {
  'mmol/L': [
    {
      unit: 'mg/dL',
      words: ['mg/dl', 'mg'],
      factor: 1 / 18.016,
      digits: 1,
      isGuessed: true,
      doubtFrom: 36,
    },
  ],
  mmHg: [{ unit: 'kPa', words: ['kpa', '千帕'], factor: 7.50062, digits: 0, isGuessed: false }],
  kg: [{ unit: '斤', words: ['斤', '市斤', 'jin'], factor: 0.5, digits: 1, isGuessed: false }],
  cm: [{ unit: 'm', words: ['m', '米'], factor: 100, digits: 0, isGuessed: true }],
};
