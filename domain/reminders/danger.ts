import type { CallMade } from '../../events/follow-ups.ts';
import { type MmHg, type MmolPerL, reaches } from '../kernel/quantity.ts';
import type { LocalDate } from '../kernel/time.ts';
import type { RuleProfile } from '../programmes/index.ts';
import type { SelfMeasured } from './answers.ts';

/** Says whether a person must call at once about what somebody measured themselves: the lines at which a visit would send
 *  them to a hospital. @source domain-rules.md §1.5 H1, §2 D1, by the profile's `emergency` */
export const isDangerous = (
  reading: SelfMeasured,
  { emergency }: Pick<RuleProfile, 'emergency'>,
  isPregnant: boolean,
): boolean => {
  if (reading.kind === 'glucose')
    return (
      reaches(reading.glucose, emergency.glucoseHighMmolPerL) ||
      reading.glucose <= emergency.glucoseLowMmolPerL
    );
  const { sbpMmHg, dbpMmHg, pregnancySbpMmHg, pregnancyDbpMmHg } = emergency;
  return (
    reaches(reading.sbp, isPregnant ? pregnancySbpMmHg : sbpMmHg) ||
    reaches(reading.dbp, isPregnant ? pregnancyDbpMmHg : dbpMmHg)
  );
};

/** What somebody entered of themselves, among other values. */
type Entered = {
  readonly [name in 'sbp' | 'dbp']?: MmHg | undefined;
} & { readonly [name in 'fpg' | 'ppg']?: MmolPerL | undefined };

/** What of values that were entered together may be dangerous. */
export const selfMeasuredIn = ({ sbp, dbp, fpg, ppg }: Entered): readonly SelfMeasured[] => [
  ...(sbp === undefined || dbp === undefined ? [] : [{ kind: 'pressure' as const, sbp, dbp }]),
  ...[fpg, ppg].flatMap((glucose) => (glucose === undefined ? [] : [{ kind: 'glucose' as const, glucose }])),
];

/** A fact that bears on an urgent call: a dangerous reading of a day, a call about a task, or that somebody was seen. */
type UrgentFact =
  CallMade | { readonly type: 'dangerous'; readonly on: LocalDate } | { readonly type: 'seen' };

/** What does not end an urgent call: nobody was spoken to. */
const NOT_REACHED: ReadonlySet<CallMade['outcome']> = new Set(['no_answer', 'wrong_number']);

/** The days of dangerous readings about which nobody has been reached or seen since.
 *  @param facts in the order in which they were recorded
 *  @param taskIdOf what the task of a day is called */
export const urgentCalls = (
  facts: readonly UrgentFact[],
  taskIdOf: (dueOn: LocalDate) => string,
): readonly LocalDate[] => {
  let open: LocalDate[] = [];
  for (const fact of facts) {
    if (fact.type === 'seen') open = [];
    else if (fact.type === 'call-made@1') {
      const { outcome, taskId } = fact;
      if (!NOT_REACHED.has(outcome)) open = open.filter((dueOn) => taskIdOf(dueOn) !== taskId);
    } else open = [...open.filter((day) => day !== fact.on), fact.on];
  }
  return open;
};
