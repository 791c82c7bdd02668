import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import {
  type Contract,
  type ContractRefusal,
  end,
  evolve,
  isInForce,
  lastDayOfTerm,
  renew,
  sign,
  transfer,
} from '../../../domain/contracts/index.ts';
import { type Result, unreachable } from '../../../domain/kernel/result.ts';
import { type LocalDate, plusDays } from '../../../domain/kernel/time.ts';
import type { ContractEvent } from '../../../events/contracts.ts';
import { holds } from '../../given/properties.ts';
import { anId, on } from '../../given/values.ts';

type Step = {
  readonly kind: 'sign' | 'renew' | 'end' | 'transfer';
  /** Days that pass before the step. */
  readonly passes: number;
  /** Which of the contracts so far, and how many days from today on. */
  readonly which: number;
  readonly inDays: number;
  readonly termYears: 1 | 2 | 3;
};

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    kind: fc.constantFrom('sign', 'renew', 'end', 'transfer'),
    passes: fc.oneof(fc.nat(40), fc.nat(400)),
    which: fc.nat(4),
    inDays: fc.integer({ min: -60, max: 500 }),
    termYears: fc.constantFrom(1, 2, 3),
  }),
  { maxLength: 14 },
);

type World = { readonly contracts: readonly Contract[]; readonly today: LocalDate; readonly next: number };

const ask = ({ contracts, today, next }: World, step: Step): Result<ContractEvent[], ContractRefusal> => {
  const contractId = anId<'ContractId'>(`C${next}`);
  const known = contracts[step.which % Math.max(contracts.length, 1)]?.id ?? anId<'ContractId'>('C0');
  const date = plusDays(today, step.inDays);
  const terms = {
    contractId,
    teamId: anId<'TeamId'>(`T${next}`),
    termYears: step.termYears,
    hasConsent: true,
  };
  switch (step.kind) {
    case 'sign':
      return sign(
        contracts,
        { ...terms, residentId: anId('R1'), package: 'basic', signedOn: today, startsOn: date },
        today,
      );
    case 'renew':
      return renew(contracts, { ...terms, renewsId: known }, today);
    case 'end':
      return end(contracts, { contractId: known, endedOn: date, reason: 'resident' });
    case 'transfer':
      return transfer(contracts, { ...terms, fromId: known, startsOn: date }, today);
    default:
      return unreachable(step.kind);
  }
};

const take = (world: World, step: Step): World => {
  const today = plusDays(world.today, step.passes);
  const outcome = ask({ ...world, today }, step);
  const contracts = outcome.ok ? outcome.value.reduce(evolve, [...world.contracts]) : world.contracts;
  return { contracts, today, next: world.next + 1 };
};

const START: World = { contracts: [], today: on('2024-02-29'), next: 1 };

/** First and last day as everything recorded says; a contract that ended on its first day has none. */
const termOf = ({ startsOn, endedOn, ...contract }: Contract): readonly [string, string] => {
  const agreed = lastDayOfTerm({ ...contract, startsOn });
  const early = endedOn === undefined ? agreed : plusDays(endedOn, -1);
  return [startsOn, early < agreed ? early : agreed];
};

const overlaps = (
  [fromA, untilA]: readonly [string, string],
  [fromB, untilB]: readonly [string, string],
): boolean => fromA <= untilA && fromB <= untilB && fromA <= untilB && fromB <= untilA;

test('after any commands no two contracts of a resident share a day', () => {
  holds(
    fc.property(steps, (given) => {
      const { contracts } = given.reduce(take, START);
      const terms = contracts.map(termOf);
      const pairs = terms.flatMap((a, i) => terms.slice(i + 1).map((b) => [a, b] as const));
      expect(pairs.filter(([a, b]) => overlaps(a, b))).toEqual([]);
    }),
    1_500,
  );
});

test('on any day at most one of them is in force', () => {
  holds(
    fc.property(steps, fc.nat(3_000), (given, days) => {
      const { contracts, today } = given.reduce(take, START);
      const day = plusDays(today, days - 1_500);
      expect(contracts.filter((contract) => isInForce(contract, day)).length).toBeLessThanOrEqual(1);
    }),
    500,
  );
});

test('a refused command changes nothing, an accepted one gives facts that say who and what', () => {
  holds(
    fc.property(steps, (given) => {
      const world = given.reduce(take, START);
      for (const step of given) {
        const outcome = ask(world, step);
        if (outcome.ok) expect(outcome.value.every(({ residentId }) => residentId === 'R1')).toBe(true);
        else expect(outcome.error.code).toMatch(/^contract\//);
      }
    }),
    100,
  );
});
