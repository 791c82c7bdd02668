import { termEnd, yearsBefore, type Day } from './days.ts';
import type { Person } from './people.ts';
import { contractShape } from './shape.ts';
import type { Telling } from './telling.ts';

/** One contract of a person's history. */
export type Term = {
  readonly start: Day;
  readonly years: number;
  /** Signed so many days before it starts. */
  readonly signedAhead: number;
  readonly withOtherTeam: boolean;
  readonly ended?: { readonly on: Day; readonly reason: string };
  readonly renewsPrevious: boolean;
};

/** Draws the length of a contract. */
export const drawYears = ({ random }: Telling): number => random.weighted(contractShape.terms);

/** A term with the small things drawn. */
export const makeTerm = ({ random }: Telling, start: Day, years: number): Term => ({
  start,
  years,
  signedAhead: random.chance(0.5) ? random.between(0, 7) : 0,
  withOtherTeam: random.chance(contractShape.otherTeam),
  renewsPrevious: false,
});

/** How the contract before `next` went: its term, and how `next` follows it. */
type Earlier = { readonly term: Term; readonly next: Term };

const drawGap = ({ random }: Telling): number => {
  const gap = random.weighted(contractShape.gaps);
  if (gap === 'none') return 0;
  return gap === 'longer' ? random.between(31, 300) : random.between(1, 29);
};

const drawTransferred = (telling: Telling, next: Term): Earlier => {
  const start = next.start - telling.random.between(60, 330);
  const term = { ...makeTerm(telling, start, 1), ended: { on: next.start, reason: 'transferred' } };
  return { term, next: { ...next, withOtherTeam: !term.withOtherTeam } };
};

const drawBrokenOff = (telling: Telling, next: Term): Earlier => {
  const { random } = telling;
  const on = next.start - random.between(10, 250);
  const reason = random.pick(['resident', 'team_withdrew', 'other']);
  const term = makeTerm(telling, on - random.between(60, 330), 1);
  return { term: { ...term, ended: { on, reason } }, next };
};

const drawRunOut = (telling: Telling, next: Term): Earlier => {
  const { random } = telling;
  const gap = drawGap(telling);
  const years = drawYears(telling);
  const term = makeTerm(telling, yearsBefore(next.start - gap, years), years);
  const renewsPrevious = gap < 30 && random.chance(contractShape.renewalLinked);
  const withOtherTeam = gap === 0 ? term.withOtherTeam : next.withOtherTeam;
  return { term, next: { ...next, renewsPrevious, withOtherTeam } };
};

const drawEarlier = (telling: Telling, next: Term): Earlier => {
  const { transferred, endedEarly } = contractShape;
  const fraction = telling.random.fraction();
  if (fraction < transferred) return drawTransferred(telling, next);
  return fraction < transferred + endedEarly ? drawBrokenOff(telling, next) : drawRunOut(telling, next);
};

/** Puts earlier contracts before the first of some, as far back as chance, birth and the beginnings of the scheme let. */
export const withEarlierTerms = (
  telling: Telling,
  person: Person,
  terms: readonly [Term, ...Term[]],
): readonly [Term, ...Term[]] => {
  const { hasEarlier, mostRows, oldestYears } = contractShape;
  if (terms.length >= mostRows || !telling.random.chance(hasEarlier)) return terms;
  const [first, ...later] = terms;
  const { term, next } = drawEarlier(telling, first);
  const earliest = Math.max(person.birthDay, yearsBefore(telling.asOf, oldestYears));
  return term.start < earliest ? terms : withEarlierTerms(telling, person, [term, next, ...later]);
};

/** The last day on which a term is in force. */
export const lastDayOf = (term: Term): Day =>
  Math.min(termEnd(term.start, term.years), (term.ended?.on ?? Infinity) - 1);
