import { byCodePoints } from '../kernel/ids.ts';
import { type LocalDate, plusDays } from '../kernel/time.ts';
import { drugKey } from './drug.ts';
import type { Prescribed } from './prescribed.ts';
import { supplyEnd } from './prescription.ts';

/** The days that one prescription gives a drug for: from the first, until the first without. */
export type Supply = {
  readonly prescriptionId: Prescribed['id'];
  readonly from: LocalDate;
  readonly until: LocalDate;
};

/** The supply of one drug in its order: no day twice. */
export type DrugTimeline = {
  /** As `drugKey` says it. */
  readonly drug: string;
  readonly supplies: readonly Supply[];
  readonly runsOutOn: LocalDate;
};

/** From when on somebody has the drugs: dispensed, or as long as that is not recorded by the day, issued. */
const hasFrom = ({ issuedOn, dispensed }: Prescribed, day: LocalDate): LocalDate =>
  dispensed !== undefined && dispensed.dispensedOn <= day ? dispensed.dispensedOn : issuedOn;

/** A prescription, since when somebody has its drugs, and which these are. */
type Filled = {
  readonly prescription: Prescribed;
  readonly begin: LocalDate;
  readonly drugs: ReadonlySet<string>;
};

/** `drugKey`, each name looked up once: the same few stand on fill after fill. */
const startNaming = (): typeof drugKey => {
  const known = new Map<string, string>();
  return (name) => {
    const key = known.get(name) ?? drugKey(name);
    known.set(name, key);
    return key;
  };
};

const filledBy = (prescriptions: readonly Prescribed[], day: LocalDate): Filled[] => {
  const keyOf = startNaming();
  return prescriptions
    .filter(({ issuedOn }) => issuedOn <= day)
    .map((prescription) => ({
      prescription,
      begin: hasFrom(prescription, day),
      drugs: new Set(prescription.drugs.map(({ name }) => keyOf(name))),
    }))
    .toSorted((a, b) => byCodePoints(a.begin, b.begin) || byCodePoints(a.prescription.id, b.prescription.id));
};

const isStoppedBy = ({ stoppedOn }: Prescribed, day: LocalDate): boolean =>
  stoppedOn !== undefined && stoppedOn <= day;

const laidOut = (filled: readonly Filled[], day: LocalDate): Supply[] => {
  const supplies: Supply[] = [];
  let last: LocalDate | undefined;
  for (const { prescription, begin } of filled) {
    const { id: prescriptionId, supplyDays, stoppedOn } = prescription;
    const from = last !== undefined && last > begin ? last : begin;
    const end = plusDays(from, supplyDays);
    const isCut = isStoppedBy(prescription, day) && stoppedOn !== undefined && stoppedOn < end;
    const until = isCut ? stoppedOn : end;
    if (until <= from) continue;
    supplies.push({ prescriptionId, from, until });
    last = until;
  }
  return supplies;
};

/** The supply of every drug as known on a day, in the order of the drugs' keys: what is filled while there is still some
 *  begins when that ends, and what is stopped is taken no more. A drug of which nothing was ever taken is not there. */
export const supplyTimeline = (prescriptions: readonly Prescribed[], day: LocalDate): DrugTimeline[] => {
  const filled = filledBy(prescriptions, day);
  const all = new Set(filled.flatMap(({ drugs }) => [...drugs]));
  return [...all].toSorted(byCodePoints).flatMap((drug) => {
    const supplies = laidOut(
      filled.filter(({ drugs }) => drugs.has(drug)),
      day,
    );
    const runsOutOn = supplies.at(-1)?.until;
    return runsOutOn === undefined ? [] : [{ drug, supplies, runsOutOn }];
  });
};

/** The first day without any drug of a prescription, by the supply of its drugs; by its own days where it names none. */
export const runsOutOn = (prescription: Prescribed, timeline: readonly DrugTimeline[]): LocalDate => {
  const ends = timeline
    .flatMap(({ supplies }) => supplies)
    .flatMap(({ prescriptionId, until }) => (prescriptionId === prescription.id ? [until] : []));
  return ends.toSorted(byCodePoints).at(-1) ?? prescription.stoppedOn ?? supplyEnd(prescription);
};

/** Says whether a prescription is in use on a day: issued, not stopped, and with days left. */
export const isRunning = (
  prescription: Prescribed,
  timeline: readonly DrugTimeline[],
  day: LocalDate,
): boolean =>
  prescription.issuedOn <= day && !isStoppedBy(prescription, day) && runsOutOn(prescription, timeline) > day;
