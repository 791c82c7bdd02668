import type { Sex } from '../../domain/kernel/id-number.ts';
import { yearsBefore, type Day } from './days.ts';
import type { Member } from './households.ts';
import type { VillageCare } from './organisation.ts';
import type { Village } from './places.ts';
import { peopleShape } from './shape.ts';
import { valueByBound, type Telling } from './telling.ts';

/** Why and from which day somebody is no resident any more. */
type Leave = { readonly on: Day; readonly by: 'died' | 'moved_out' };

/** How faithfully somebody comes. */
export type Habit = 'steady' | 'late' | 'loose';

/** What a person's measurements scatter around. */
type Body = {
  readonly sbp: number;
  readonly dbp: number;
  readonly fpg: number;
  readonly heightCm: number;
  readonly weightKg: number;
};

/** A resident as the rest of the story needs them. */
export type Person = {
  readonly id: string;
  readonly serial: number;
  readonly household: number;
  readonly member: number;
  readonly who: Member;
  readonly birthDay: Day;
  readonly village: Village;
  readonly care: VillageCare;
  readonly leave: Leave | undefined;
  readonly tags: readonly string[];
  readonly body: Body;
  /** The last day on which anything can be recorded: the county's day, or the day before leaving. */
  readonly lastDay: Day;
};

/** Where a person lives and which number they have. */
export type Home = {
  readonly serial: number;
  readonly household: number;
  readonly member: number;
  readonly village: Village;
  readonly care: VillageCare;
};

const drawLeave = ({ random, asOf }: Telling, age: number, birthDay: Day): Leave | undefined => {
  const { died, movedOut, leftWithinDays } = peopleShape;
  const on = Math.max(birthDay, asOf - random.between(0, leftWithinDays));
  if (random.chance(valueByBound(died, age))) return { on, by: 'died' };
  const moves = age >= 18 && age <= 45 ? movedOut.young : movedOut.other;
  return random.chance(moves) ? { on, by: 'moved_out' } : undefined;
};

type TagRule = readonly [tag: string, share: (age: number, sex: Sex) => number];

const { pregnant, disabled, lowIncome, specialFamily, tuberculosis, severeMental } = peopleShape;

const TAG_RULES: readonly TagRule[] = [
  ['pregnant', (age, sex) => (sex === 'F' && age >= 20 && age <= 44 ? pregnant : 0)],
  ['disabled', (age) => (age >= 65 ? disabled.old : disabled.other)],
  ['low_income', (age) => (age >= 65 ? lowIncome.old : lowIncome.other)],
  ['special_family', (age) => (age >= 50 ? specialFamily : 0)],
  ['tuberculosis', (age) => (age >= 15 ? tuberculosis : 0)],
  ['severe_mental', (age) => (age >= 15 ? severeMental : 0)],
];

const drawTags = ({ random }: Telling, { age, sex }: Member): readonly string[] =>
  TAG_RULES.filter(([, share]) => random.chance(share(age, sex))).map(([tag]) => tag);

const drawBody = ({ random }: Telling, { age, sex }: Member): Body => {
  const heightCm = age < 18 ? Math.round(52 + 6.2 * age + 4 * random.bell()) : sex === 'M' ? 166 : 155;
  const grownUpScatter = age < 18 ? 0 : Math.round(6 * random.bell());
  const meters = (heightCm + grownUpScatter) / 100;
  return {
    sbp: 112 + 0.25 * age + 7 * random.bell(),
    dbp: 72 + 0.1 * age + 5 * random.bell(),
    fpg: 5.2 + 0.006 * age + 0.35 * random.bell(),
    heightCm: heightCm + grownUpScatter,
    weightKg: (age < 18 ? 16.5 : 23.4 + 2.4 * random.bell()) * meters * meters,
  };
};

/** Draws a resident around a household's member. */
export const drawPerson = (telling: Telling, who: Member, home: Home): Person => {
  const { random, asOf } = telling;
  const birthDay = yearsBefore(asOf, who.age) - random.between(0, 364);
  const leave = drawLeave(telling, who.age, birthDay);
  return {
    ...home,
    id: `R${String(home.serial).padStart(7, '0')}`,
    who,
    birthDay,
    leave,
    tags: drawTags(telling, who),
    body: drawBody(telling, who),
    lastDay: leave === undefined ? asOf : leave.on - 1,
  };
};
