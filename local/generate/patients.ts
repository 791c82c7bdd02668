import type { Programme } from './conditions.ts';
import { yearsBefore, type Day } from './days.ts';
import type { Habit, Person } from './people.ts';
import { careShape, courseShape, targets } from './care-shape.ts';
import type { Telling } from './telling.ts';

/** A person in a programme, with what does not change from visit to visit. */
export type Patient = {
  readonly person: Person;
  readonly programme: Programme;
  /** Stands in the ids of the programme's records. */
  readonly letter: 'h' | 'd';
  readonly habit: Habit;
  /** Treatment does not help. */
  readonly isResistant: boolean;
  /** The 65th birthday. */
  readonly from65: Day;
  /** Pregnancy and breast-feeding, first and last day; nothing where there is none. */
  readonly expecting: { readonly from: Day; readonly to: Day } | undefined;
};

/** What changes from visit to visit: the level that readings scatter around (SBP or FPG), and what the next visit
 *  is judged against. */
export type Course = {
  readonly visits: number;
  readonly level: number;
  readonly wasOffTarget: boolean;
  readonly hadReaction: boolean;
};

const drawExpecting = ({ random, asOf }: Telling, person: Person): Patient['expecting'] => {
  const { age, sex } = person.who;
  if (sex !== 'F' || age < 20 || age > 46) return undefined;
  if (person.tags.includes('pregnant')) return { from: asOf - 200, to: asOf + 220 };
  if (!random.chance(careShape.expecting)) return undefined;
  const from = asOf - random.between(100, careShape.historyDays[0]);
  return { from, to: from + careShape.daysExpecting };
};

/** Draws a patient for a programme. */
export const drawPatient = (telling: Telling, person: Person, programme: Programme): Patient => ({
  person,
  programme,
  letter: programme === 'hypertension' ? 'h' : 'd',
  habit: telling.random.weighted(careShape.habits),
  isResistant: telling.random.chance(courseShape.resistant),
  from65: yearsBefore(person.birthDay, -65),
  expecting: drawExpecting(telling, person),
});

/** The course of a patient before the first visit. */
export const startCourse = ({ random }: Telling, { person, programme }: Patient): Course => {
  const { sbpAtStart, fpgAtStart } = courseShape;
  const level =
    programme === 'hypertension'
      ? person.body.sbp + sbpAtStart.mean + sbpAtStart.scatter * random.bell()
      : person.body.fpg + fpgAtStart.mean + fpgAtStart.scatter * random.bell();
  return { visits: 0, level, wasOffTarget: false, hadReaction: false };
};

/** The systolic pressure at which somebody is off target on a day: higher from the 65th birthday on. */
export const sbpTarget = ({ from65 }: Patient, on: Day): number =>
  on >= from65 ? targets.sbpFrom65 : targets.sbp;

/** Says whether a patient is pregnant or breast-feeding on a day. */
export const isExpecting = ({ expecting }: Patient, on: Day): boolean =>
  expecting !== undefined && expecting.from <= on && on <= expecting.to;
