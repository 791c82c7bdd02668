import type { Brand } from './brand.ts';

/** A number that carries its unit: mm of mercury are never mixed up with mmol per litre. */
export type Quantity<Unit extends string> = Brand<number, Unit>;

/** Blood pressure, whole mm of mercury. */
export type MmHg = Quantity<'mmHg'>;
/** Blood glucose in mmol per litre. */
export type MmolPerL = Quantity<'mmol/L'>;
/** Beats a minute, whole numbers. */
export type PerMinute = Quantity<'/min'>;
/** Degrees Celsius. */
export type Celsius = Quantity<'°C'>;

/** What may be recorded in a unit: bounds are included; a value outside is a typing error, not a reading. */
export type Range<Unit extends string> = {
  readonly unit: Unit;
  readonly least: number;
  readonly most: number;
  readonly whole: boolean;
};

/** The sanity ranges of recorded quantities.
 *  @source readings.md A47 (SBP 50–300 and DBP 20–200 from domain-rules.md §1.7) */
export const ranges = {
  sbp: { unit: 'mmHg', least: 50, most: 300, whole: true },
  dbp: { unit: 'mmHg', least: 20, most: 200, whole: true },
  fpg: { unit: 'mmol/L', least: 0.5, most: 60, whole: false },
  ppg: { unit: 'mmol/L', least: 0.5, most: 60, whole: false },
  hba1c: { unit: '%', least: 2, most: 25, whole: false },
  heartRate: { unit: '/min', least: 20, most: 300, whole: true },
  temperature: { unit: '°C', least: 25, most: 45, whole: false },
  weightKg: { unit: 'kg', least: 0.3, most: 500, whole: false },
  heightCm: { unit: 'cm', least: 20, most: 260, whole: false },
  waistCm: { unit: 'cm', least: 20, most: 250, whole: false },
} as const satisfies Record<string, Range<string>>;

/** The sanity ranges of what only an exam measures: bounds are included, a value outside is a typing error.
 *  @source [design], as readings.md A47 has them for what follow-ups measure: far outside what people live with.
 *  Which tests there are: domain-rules.md §1.8, §3 “Elderly ≥65” */
export const examRanges = {
  respirationPerMin: { unit: '/min', least: 4, most: 80, whole: true },
  /** Decimal acuity or the five-point scale. */
  vision: { unit: 'acuity', least: 0, most: 5.3, whole: false },
  haemoglobinGPerL: { unit: 'g/L', least: 10, most: 300, whole: false },
  whiteCells1e9PerL: { unit: '10^9/L', least: 0.1, most: 500, whole: false },
  platelets1e9PerL: { unit: '10^9/L', least: 1, most: 3_000, whole: false },
  altUPerL: { unit: 'U/L', least: 0, most: 20_000, whole: false },
  astUPerL: { unit: 'U/L', least: 0, most: 20_000, whole: false },
  bilirubinUmolPerL: { unit: 'µmol/L', least: 0, most: 1_500, whole: false },
  creatinineUmolPerL: { unit: 'µmol/L', least: 1, most: 5_000, whole: false },
  ureaMmolPerL: { unit: 'mmol/L', least: 0.1, most: 150, whole: false },
  cholesterolMmolPerL: { unit: 'mmol/L', least: 0.1, most: 50, whole: false },
  triglyceridesMmolPerL: { unit: 'mmol/L', least: 0.05, most: 150, whole: false },
  ldlMmolPerL: { unit: 'mmol/L', least: 0.05, most: 50, whole: false },
  hdlMmolPerL: { unit: 'mmol/L', least: 0.05, most: 20, whole: false },
} as const satisfies Record<string, Range<string>>;

export type QuantityName = keyof typeof ranges;

/** The number in a cell: plain ASCII decimals, no sign, exponent, comma or full-width digit; else undefined.
 *  @source readings.md A47 */
export const plainNumber = (text: string): number | undefined =>
  /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : undefined;

/** Says whether a number lies in the range and is whole where the unit asks for it. */
export const isWithin = <Unit extends string>(value: number, range: Range<Unit>): value is Quantity<Unit> =>
  value >= range.least && value <= range.most && (!range.whole || Number.isInteger(value));

/** Says whether a recorded value reaches a line; a missing one never does. */
export const reaches = (value: number | undefined, line: number): boolean =>
  value !== undefined && value >= line;
