import { drawYears, lastDayOf, makeTerm, withEarlierTerms, type Term } from './contract-terms.ts';
import { clampDay, dateCell, termEnd, yearsBefore, type Day } from './days.ts';
import type { Person } from './people.ts';
import { writeServices } from './services.ts';
import { contractShape } from './shape.ts';
import type { Telling } from './telling.ts';

/** A start so that the contract is in force on the day; a few end just as many days later as a reminder looks ahead. */
const drawCurrentStart = ({ random, asOf }: Telling, years: number): Day => {
  if (!random.chance(contractShape.endsOnReminderDay))
    return random.between(yearsBefore(asOf, years) + 1, asOf);
  return yearsBefore(asOf + random.pick(contractShape.reminderDaysAhead) + 1, years);
};

const drawFollowing = (telling: Telling, current: Term): readonly Term[] => {
  const { random, asOf } = telling;
  if (random.chance(contractShape.duplicate)) {
    const start = Math.min(asOf, current.start + random.between(0, 90));
    return [{ ...makeTerm(telling, start, 1), withOtherTeam: !current.withOtherTeam }];
  }
  const end = termEnd(current.start, current.years);
  if (end - asOf > 30 || !random.chance(contractShape.renewedAhead)) return [];
  const next = makeTerm(telling, end + 1, drawYears(telling));
  const signedAhead = end + 1 - asOf + random.between(0, 5); // signed by the day, in force later
  return [{ ...next, signedAhead, renewsPrevious: true, withOtherTeam: current.withOtherTeam }];
};

const drawCurrentTerms = (telling: Telling, person: Person): readonly Term[] => {
  const years = drawYears(telling);
  const start = clampDay(drawCurrentStart(telling, years), person.birthDay, telling.asOf);
  const current = makeTerm(telling, start, years);
  return [...withEarlierTerms(telling, person, [current]), ...drawFollowing(telling, current)];
};

const drawFormerTerms = (telling: Telling, person: Person): readonly Term[] => {
  const { random, asOf } = telling;
  const lastDay = asOf - random.between(1, 1_000);
  const years = drawYears(telling);
  const whole = makeTerm(telling, yearsBefore(lastDay + 1, years), years);
  const reason = random.pick(['resident', 'resident', 'team_withdrew', 'other']);
  const broken = { ...makeTerm(telling, lastDay + 1 - random.between(40, 300), years) };
  const last = random.chance(0.8) ? whole : { ...broken, ended: { on: lastDay + 1, reason } };
  return last.start < person.birthDay ? [] : withEarlierTerms(telling, person, [last]);
};

const drawLeaverTerms = (telling: Telling, person: Person): readonly Term[] => {
  const { random } = telling;
  if (person.leave === undefined) return [];
  const { on, by } = person.leave;
  const years = drawYears(telling);
  const start = on - random.between(20, 360 * years);
  if (start < person.birthDay) return [];
  const open = makeTerm(telling, start, years);
  const ended = random.chance(contractShape.leaverLeftOpen) ? open : { ...open, ended: { on, reason: by } };
  return withEarlierTerms(telling, person, [ended]);
};

const drawTerms = (telling: Telling, person: Person, isKey: boolean): readonly Term[] => {
  const { random } = telling;
  const shape = contractShape;
  if (person.leave !== undefined)
    return random.chance(shape.leaverContracted) ? drawLeaverTerms(telling, person) : [];
  if (random.chance(isKey ? shape.contractedKey : shape.contractedOther))
    return drawCurrentTerms(telling, person);
  return random.chance(isKey ? shape.formerKey : shape.formerOther) ? drawFormerTerms(telling, person) : [];
};

/** Writes a person's contracts with their service items, oldest first.
 *  @param isKey whether the person belongs to a key group on the day */
export const writeContracts = (telling: Telling, person: Person, isKey: boolean): void => {
  const { random, files } = telling;
  const isWellServed = random.chance(contractShape.wellServed);
  for (const [n, term] of drawTerms(telling, person, isKey).entries()) {
    const id = `C${person.id.slice(1)}-${n + 1}`;
    const { own, other } = person.care;
    files.contracts.add({
      id,
      residentId: person.id,
      teamId: (term.withOtherTeam ? other : own).id,
      package: random.chance(contractShape.individualPackage) ? 'individual' : 'basic',
      signedOn: dateCell(Math.max(person.birthDay, term.start - term.signedAhead)),
      startsOn: dateCell(term.start),
      termYears: term.years,
      endedOn: dateCell(term.ended?.on),
      endReason: term.ended?.reason,
      renewsId: term.renewsPrevious ? `C${person.id.slice(1)}-${n}` : undefined,
    });
    writeServices(telling, person, { id, term, lastDay: lastDayOf(term), isWellServed });
  }
};
