import { unreachable } from '../../domain/kernel/result.ts';
import type { Random } from './random.ts';
import { countyShape } from './shape.ts';

/** A phone cell and whose it is. */
export type Phone = { readonly phone?: string; readonly phoneOwner?: 'self' | 'family' };

/** Mobile segments that no operator was known to hold when this was written: a message from a demonstration reaches
 *  nobody, while every rule of the service sees a mobile number. */
const SEGMENTS = ['154', '160', '161', '163', '164', '168', '169', '194'] as const;

const NUMBERS_PER_SEGMENT = 100_000_000;
const SCATTER = 387_420_489; // 3^18 has no factor in common with 8 × 10^8: the numbers never meet
const MOST_MEMBERS = 6;

/** The mobile number of a household's member: no two members of a county share one. */
const mobileOf = (household: number, member: number): string => {
  const n = ((household * MOST_MEMBERS + member) * SCATTER) % (SEGMENTS.length * NUMBERS_PER_SEGMENT);
  const segment = SEGMENTS[Math.floor(n / NUMBERS_PER_SEGMENT)] ?? SEGMENTS[0];
  return segment + String(n % NUMBERS_PER_SEGMENT).padStart(8, '0');
};

const asTyped = (random: Random, mobile: string): string =>
  random.chance(0.985) ? mobile : `+86 ${mobile.slice(0, 3)} ${mobile.slice(3, 7)} ${mobile.slice(7)}`;

type Reach = 'self' | 'family' | 'landline' | 'none';

/** How people are reached by age: 80 and more, 65 to 79, 14 to 64, children. */
const REACH = [
  [
    80,
    [
      ['self', 36],
      ['family', 42],
      ['landline', 10],
      ['none', 12],
    ],
  ],
  [
    65,
    [
      ['self', 64],
      ['family', 21],
      ['landline', 7],
      ['none', 8],
    ],
  ],
  [
    14,
    [
      ['self', 89],
      ['family', 3],
      ['landline', 2],
      ['none', 6],
    ],
  ],
] as const;

const CHILD_REACH = [
  ['family', 85],
  ['none', 15],
] as const;

const drawReach = (random: Random, age: number): Reach =>
  random.weighted(REACH.find(([least]) => age >= least)?.[1] ?? CHILD_REACH);

/** Draws a person's phone: one's own, that of the household's first member, a landline, or none. */
export const drawPhone = (
  random: Random,
  who: { readonly age: number; readonly household: number; readonly member: number },
): Phone => {
  const reach = drawReach(random, who.age);
  switch (reach) {
    case 'none':
      return {};
    case 'landline':
      return { phone: `${countyShape.areaCode}-${3_000_000 + who.household}`, phoneOwner: 'family' };
    case 'self':
      return { phone: asTyped(random, mobileOf(who.household, who.member)), phoneOwner: 'self' };
    case 'family':
      return {
        phone: asTyped(random, mobileOf(who.household, 0)),
        phoneOwner: who.member === 0 ? 'self' : 'family',
      };
    default:
      return unreachable(reach);
  }
};
