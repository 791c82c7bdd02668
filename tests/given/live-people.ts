import { type LocalDate, plusDays } from '../../domain/kernel/time.ts';
import { daysCovered, type Prescribed, type Prescription } from '../../domain/prescriptions/index.ts';
import { defaultProfile, type ProgrammeCode } from '../../domain/programmes/index.ts';
import {
  type LivePerson,
  type ResidentHistory,
  residentOn,
  type ToldHistory,
} from '../../domain/residents/index.ts';

const DRUGS = ['amlodipine', 'valsartan'];

const told = (prescription: Prescription, at: number): Prescribed => ({
  drugs: [{ name: DRUGS[at % DRUGS.length] ?? '' }],
  assessed: true,
  patientConfirmed: true,
  staffId: 'S1',
  ...prescription,
});

/** A history whose prescriptions name two drugs by turns, but for those that name their own. */
export const aToldHistory = (history: ResidentHistory): ToldHistory => ({
  ...history,
  prescriptions: history.prescriptions.map(told),
});

/** Counted day by day from the records: knows no course and no span. */
const coverageOf = (prescriptions: readonly Prescribed[], programme: ProgrammeCode, day: LocalDate) => {
  const covered = daysCovered(prescriptions, programme, {
    from: plusDays(day, -364),
    until: plusDays(day, 1),
  });
  if (covered === undefined) return 'none';
  return 5 * covered.coveredDays >= 4 * covered.days ? 'enough' : 'short';
};

/** A person as the service counts them, told from the records alone. */
export const aLivePerson = (history: ResidentHistory, day: LocalDate): LivePerson => {
  const { prescriptions } = aToldHistory(history);
  const programmes = new Set(prescriptions.map(({ programme }) => programme));
  return {
    ...residentOn(history, day, defaultProfile),
    coverage: [...programmes].map((programme) => ({
      programme,
      is: coverageOf(prescriptions, programme, day),
    })),
  };
};
