import type { Day } from './days.ts';
import { isExpecting, sbpTarget, type Course, type Patient } from './patients.ts';
import { readingShape, targets } from './care-shape.ts';
import type { Telling } from './telling.ts';

/** What a visit may record; mmHg, mmol/L, %, /min, °C. */
export type Readings = {
  readonly sbp?: number | undefined;
  readonly dbp?: number | undefined;
  readonly fpg?: number | undefined;
  readonly ppg?: number | undefined;
  readonly hba1c?: number;
  readonly heartRate?: number;
  readonly temperature?: number;
};

/** A reading that a story needs: the patient on target, or off it. */
export type Wanted = 'on target' | 'off target';

/** A visit that takes readings. */
export type Measuring = { readonly day: Day; readonly course: Course; readonly wanted?: Wanted | undefined };

const within = (value: number, [least, most]: readonly [number, number]): number =>
  Math.min(most, Math.max(least, value));

/** A number with one decimal. */
export const withOneDecimal = (value: number): number => Math.round(value * 10) / 10;

/** Whole mmHg; readers of dials like round tens. */
const asRead = ({ random }: Telling, mmHg: number): number =>
  random.chance(readingShape.roundTens) ? Math.round(mmHg / 10) * 10 : Math.round(mmHg);

/** A pressure below every emergency, around a mean systolic value. */
const drawPressure = (
  telling: Telling,
  { person }: Patient,
  meanSbp: number,
): { readonly sbp: number; readonly dbp: number } => {
  const { random } = telling;
  const { sbp, dbp, dbpPerSbp } = readingShape;
  const meanDbp = person.body.dbp + dbpPerSbp * (meanSbp - person.body.sbp);
  return {
    sbp: within(asRead(telling, meanSbp + sbp.scatter * random.bell()), sbp.range),
    dbp: within(asRead(telling, meanDbp + dbp.scatter * random.bell()), dbp.range),
  };
};

const drawWantedPressure = (telling: Telling, patient: Patient, measuring: Measuring): Readings => {
  const target = sbpTarget(patient, measuring.day);
  const { random } = telling;
  return measuring.wanted === 'on target'
    ? { sbp: target - random.between(4, 25), dbp: random.between(66, 88) }
    : { sbp: target + random.between(0, 16), dbp: random.between(74, 98) };
};

/** Expectant mothers' pressures are raised in half of the visits. */
const raisedInPregnancy = ({ random }: Telling, patient: Patient, { day, course }: Measuring): number =>
  isExpecting(patient, day) && random.chance(0.5) ? Math.max(course.level, targets.sbp + 6) : course.level;

const drawHypertensionReadings = (telling: Telling, patient: Patient, measuring: Measuring): Readings => {
  const { random } = telling;
  const mean = raisedInPregnancy(telling, patient, measuring);
  return {
    ...(measuring.wanted === undefined
      ? drawPressure(telling, patient, mean)
      : drawWantedPressure(telling, patient, measuring)),
    ...(random.chance(readingShape.heartRateTaken) ? { heartRate: random.between(58, 98) } : {}),
  };
};

const drawFasting = ({ random }: Telling, { course, wanted }: Measuring): number => {
  const { scatter, range } = readingShape.fpg;
  if (wanted === 'on target') return random.between(46, 69) / 10;
  if (wanted === 'off target') return random.between(70, 104) / 10;
  return within(withOneDecimal(course.level + scatter * random.bell()), range);
};

const drawDiabetesReadings = (telling: Telling, patient: Patient, measuring: Measuring): Readings => {
  const { random } = telling;
  const { pressureTaken, ppgTaken, hba1cTaken, heartRateTaken, ppg } = readingShape;
  const fpg = drawFasting(telling, measuring);
  const afterMeal = within(withOneDecimal(fpg + random.between(15, 45) / 10), ppg.range);
  return {
    ...(random.chance(pressureTaken) ? drawPressure(telling, patient, patient.person.body.sbp + 5) : {}),
    fpg,
    ...(random.chance(ppgTaken) ? { ppg: afterMeal } : {}),
    ...(random.chance(hba1cTaken) ? { hba1c: withOneDecimal(2.6 + 0.58 * fpg + 0.4 * random.bell()) } : {}),
    ...(random.chance(heartRateTaken) ? { heartRate: random.between(58, 98) } : {}),
  };
};

/** Draws what an ordinary visit measures: no emergency among it, unless by pregnancy. */
export const drawReadings = (telling: Telling, patient: Patient, measuring: Measuring): Readings =>
  patient.programme === 'hypertension'
    ? drawHypertensionReadings(telling, patient, measuring)
    : drawDiabetesReadings(telling, patient, measuring);
