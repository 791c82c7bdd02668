import { earlierOf, plusDays } from '../../domain/kernel/time.ts';
import {
  coveredPeriod,
  daysCovered,
  drugKey,
  type DrugTimeline,
  prescriptionPolicy,
  refillDueOn,
} from '../../domain/prescriptions/index.ts';
import type { ProgrammeCode } from '../../domain/programmes/index.ts';
import type { ProgrammeSupplyBody, SupplyBody } from './bodies.ts';
import type { Supplied } from './prescription-body.ts';

/** The supply of every drug as answered, each by the name under which it was last prescribed. */
export const supplyBodies = ({ timeline, prescriptions }: Supplied): SupplyBody[] => {
  const nameOf = ({ drug, supplies }: DrugTimeline): string => {
    const last = prescriptions.find(({ id }) => id === supplies.at(-1)?.prescriptionId);
    return last?.drugs.find(({ name }) => drugKey(name) === drug)?.name ?? drug;
  };
  return timeline.map((one) => ({
    drug: one.drug,
    name: nameOf(one),
    supplies: one.supplies.map((supply) => ({ ...supply })),
    runsOutOn: one.runsOutOn,
    renewFrom: plusDays(one.runsOutOn, -prescriptionPolicy.overlapDays),
  }));
};

/** When each programme is to be refilled, and how much of the last year its drugs were there, up to today or the day before
 *  death or moving out. */
export const programmeBodies = ({ prescriptions, person }: Supplied): ProgrammeSupplyBody[] => {
  const { day, history } = person;
  const tomorrow = plusDays(day, 1);
  const { diedOn = tomorrow, movedOutOn = tomorrow } = history.resident;
  const leftOn = earlierOf(tomorrow, earlierOf(diedOn, movedOutOn));
  const period = coveredPeriod(plusDays(leftOn, -1));
  const programmes = new Set<ProgrammeCode>(prescriptions.map(({ programme }) => programme));
  return [...programmes].toSorted().map((programme) => ({
    programme,
    refillDueOn: (person.isResident ? refillDueOn(prescriptions, programme, day) : undefined) ?? null,
    covered: daysCovered(prescriptions, programme, period) ?? null,
  }));
};
