import { classOf, type Reading, type Visit } from './visits.ts';
import { type Look, lookOf, type Pane, type Point } from './reading-chart.ts';
import { pressureTargets, type Profile } from './targets.ts';

/** What the panes are drawn from: visits in order of time, with their targets. */
export type Drawable = {
  readonly visits: readonly Visit[];
  readonly birthDate: string;
  readonly profile: Profile | undefined;
  readonly today: string;
  readonly nameOf: (reading: Reading) => string;
  /** What a visit says when it is pointed at. */
  readonly saysOf: (visit: Visit) => readonly string[];
};

/** Whether a visit measured blood pressure. */
const hasPressure = ({ readings }: Visit): boolean => readings.sbp !== undefined;
/** Whether a visit measured glucose. */
export const hasGlucose = ({ readings }: Visit): boolean =>
  readings.fpg !== undefined || readings.ppg !== undefined;

const HYPERTENSION = 'hypertension';
const DIABETES = 'diabetes';

/** The visits that measured blood pressure, each encounter once: of two programmes on a day with the same value the one
 *  whose class judges it. */
export const pressureVisits = (visits: readonly Visit[]): Visit[] => {
  const judged = new Map(
    visits
      .filter((visit) => visit.programme === HYPERTENSION && hasPressure(visit))
      .map((visit) => [visit.visitedOn, visit.readings.sbp]),
  );
  return visits.filter(
    (visit) =>
      hasPressure(visit) &&
      (visit.programme === HYPERTENSION || judged.get(visit.visitedOn) !== visit.readings.sbp),
  );
};

const byTime = (a: Point, b: Point): number => (a.on < b.on ? -1 : 1);

const pointsOf = ({ visits, saysOf }: Drawable, reading: Reading, look: (visit: Visit) => Look): Point[] =>
  visits
    .flatMap((visit): Point[] => {
      const value = visit.readings[reading];
      if (value === undefined) return [];
      return [{ on: visit.visitedOn, value, look: look(visit), says: saysOf(visit) }];
    })
    .toSorted(byTime);

/** The class of a visit is drawn where its programme judges the reading: a diabetes class says nothing of a pressure. */
const lookIn =
  (programme: string) =>
  (visit: Visit): Look =>
    visit.programme === programme ? lookOf(classOf(visit)) : 'none';

const firstDay = ({ visits, today }: Drawable): string =>
  visits.map(({ visitedOn }) => visitedOn).toSorted()[0] ?? today;

/** The panes of blood pressure: systolic above diastolic, each with the target of the profile at the person's age. */
export const pressurePanes = (drawable: Drawable): Pane[] => {
  const { birthDate, profile, today, nameOf } = drawable;
  const life = { birthDate, from: firstDay(drawable), until: today };
  const pane = (reading: 'sbp' | 'dbp', target: 'sbpMmHg' | 'dbpMmHg'): Pane => ({
    name: nameOf(reading),
    unit: 'mmHg',
    points: pointsOf(drawable, reading, lookIn(HYPERTENSION)),
    targets: profile === undefined ? [] : pressureTargets(profile, target, life),
  });
  return [pane('sbp', 'sbpMmHg'), pane('dbp', 'dbpMmHg')];
};

/** The pane of glucose: fasting with its target, after meals beside it. */
export const glucosePanes = (drawable: Drawable): Pane[] => {
  const { profile, today, nameOf } = drawable;
  const below = profile?.fastingGlucose.belowMmolPerL;
  const span = { from: firstDay(drawable), until: today, isInclusive: false };
  return [
    {
      name: nameOf('fpg'),
      unit: 'mmol/L',
      points: pointsOf(drawable, 'fpg', lookIn(DIABETES)),
      beside: { name: nameOf('ppg'), points: pointsOf(drawable, 'ppg', () => 'none') },
      targets: below === undefined ? [] : [{ ...span, below }],
    },
  ];
};
