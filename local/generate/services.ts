import type { Term } from './contract-terms.ts';
import { dateCell, termEnd, type Day } from './days.ts';
import type { Person } from './people.ts';
import type { Choices, Random } from './random.ts';
import { contractShape } from './shape.ts';
import type { Telling } from './telling.ts';

/** A contract whose items are to be written. */
type Serving = {
  readonly id: string;
  readonly term: Term;
  readonly lastDay: Day;
  readonly isWellServed: boolean;
};

const CHILD_ITEMS: Choices<string> = [
  'child_check',
  'tcm_guidance',
  'health_education',
  'vaccination_review',
];
const ADULT_ITEMS: Choices<string> = ['bp_check', 'health_education', 'glucose_check', 'tcm_guidance'];
const ELDER_ITEMS: Choices<string> = [
  ...(['annual_exam', 'bp_check', 'home_visit', 'medication_review', 'tcm_guidance'] as const),
  'glucose_check',
];

const itemsFor = (age: number): Choices<string> =>
  age <= 6 ? CHILD_ITEMS : age >= 60 ? ELDER_ITEMS : ADULT_ITEMS;

const countItems = (random: Random, years: number): number =>
  random.chance(contractShape.withoutServices) ? 0 : random.between(1 + years, 3 + 2 * years);

/** The day on which an item was done, or nothing: most before they fall due, some late, none after the contract. */
const drawDoneDay = (telling: Telling, serving: Serving, dueDay: Day): Day | undefined => {
  const { random, asOf } = telling;
  const { term, lastDay, isWellServed } = serving;
  if (!random.chance(isWellServed ? contractShape.doneWhenWellServed : contractShape.doneOtherwise))
    return undefined;
  const late = isWellServed ? 0.1 : 0.3;
  const day = random.chance(late) ? dueDay + random.between(1, 40) : dueDay - random.between(0, 14);
  return day < term.start || day > Math.min(asOf, lastDay) ? undefined : day;
};

/** Writes the items of a contract: spread over its whole term, by what people of the age are offered; none twice. */
export const writeServices = (telling: Telling, person: Person, serving: Serving): void => {
  const { random, files } = telling;
  const { start, years } = serving.term;
  const count = countItems(random, years);
  const items = itemsFor(person.who.age);
  const first = random.between(0, items.length - 1);
  const step = Math.floor((termEnd(start, years) - start) / (count + 1));
  for (let n = 0; n < count; n++) {
    const dueDay = start + step * (n + 1) + random.between(-15, 15);
    files.services.add({
      contractId: serving.id,
      item: items[(first + n) % items.length] ?? items[0],
      dueOn: dateCell(dueDay),
      doneOn: dateCell(drawDoneDay(telling, serving, dueDay)),
    });
  }
};
