import * as z from 'zod';

import type { Contract } from '../contracts/index.ts';
import type { AssessedVisit } from '../follow-ups/index.ts';
import type { ResidentId } from '../kernel/ids.ts';
import type { LocalDate } from '../kernel/time.ts';
import {
  assess,
  NO_FACTS,
  type PreviousFacts,
  profileOf,
  type Programme,
  programmeNamed,
  type RuleProfile,
  type Visit,
} from '../programmes/index.ts';
import type { ProgrammeChain } from './resident-day.ts';
import type { ResidentFacts } from './facts.ts';
import { type ItemOf, MIDNIGHT, type ReadFacts, StoredFacts } from './stored-facts.ts';

type Read<Name extends keyof ReadFacts> = ItemOf<ReadFacts[Name]>;
type ReadVisit = Read<'visits'>[1][number];

/** The form and the rules that facts were made by; other ones make them anew. */
const Made = z.looseObject({ v: z.int(), profile: z.tuple([z.string(), z.int()]) });

const programmeOfName = (name: string): Programme => {
  const programme = programmeNamed(name);
  if (programme === undefined) throw new Error(`stored facts name no programme: ${name}`);
  return programme;
};

const contractOf = (residentId: ResidentId, stored: Read<'contracts'>): Contract => ({
  id: stored.id,
  residentId,
  teamId: stored.team,
  package: stored.package,
  signedOn: stored.signed ?? stored.starts,
  startsOn: stored.starts,
  termYears: stored.years,
  endedOn: stored.ended,
  endReason: stored.reason,
  renewsId: stored.renews,
  services: (stored.services ?? []).map(([item, dueOn, doneOn]) => ({ item, dueOn, doneOn })),
});

const overrideOf = ({ n: set }: ReadVisit[3]): Pick<Visit, 'override'> => {
  if (set === undefined) return {};
  const [visitClass, nextOn] = set;
  return { override: { class: visitClass ?? undefined, nextOn: nextOn ?? undefined, reason: '' } };
};

const visitOf = ([id, visitedOn, , stored]: ReadVisit, { residentId, programme }: Chained): Visit => ({
  id,
  residentId,
  programme: programme.code,
  visitedOn,
  visitedAt: stored.c ?? MIDNIGHT,
  mode: stored.m ?? 'clinic',
  outcome: stored.u ?? 'done',
  sbp: stored.s,
  dbp: stored.b,
  fpg: stored.f,
  ppg: stored.p,
  heartRate: stored.h,
  temperature: stored.t,
  hasDangerSign: stored.d === 1,
  adverseReaction: stored.a ?? 'none',
  complication: stored.k ?? 'none',
  pregnantOrLactating: stored.g === 1,
  cannotHandle: stored.x === 1,
  ...overrideOf(stored),
});

type Chained = {
  readonly residentId: ResidentId;
  readonly birthDate: LocalDate;
  readonly profile: RuleProfile;
  readonly programme: Programme;
};

/** What earlier visits must have left for a row: only “again off target” and “a reaction again” look back. */
const leftBefore = (row: number): PreviousFacts =>
  row === 4
    ? { controlled: false, adverseReaction: false, class: 2 }
    : { ...NO_FACTS, adverseReaction: row === 3 };

/** Undefined where the rules of today decide another row on the same visit. */
const assessedOf = (stored: ReadVisit, chained: Chained): AssessedVisit | undefined => {
  const { programme, birthDate, profile } = chained;
  const [, , row] = stored;
  const visit = visitOf(stored, chained);
  const assessment = assess(programme, visit, { birthDate, previous: leftBefore(row), profile });
  return assessment.row === row ? { visit, assessment } : undefined;
};

/** Undefined where a visit is decided otherwise today. */
const chainsOf = (stored: ReadFacts, profile: RuleProfile): ProgrammeChain[] | undefined => {
  const chains: ProgrammeChain[] = [];
  for (const [name, visits] of stored.visits ?? []) {
    const programme = programmeOfName(name);
    const chained = { residentId: stored.id, birthDate: stored.born, profile, programme };
    const chain = visits
      .map((visit) => assessedOf(visit, chained))
      .filter((assessed) => assessed !== undefined);
    if (chain.length !== visits.length) return undefined;
    chains.push({ programme, chain });
  }
  return chains;
};

type Dated = Pick<ResidentFacts, 'contracts' | 'enrolments' | 'exams' | 'referrals' | 'coverage'>;

const datedOf = (stored: ReadFacts): Dated => {
  const { id: residentId, contracts = [], enrolled = [], exams = [], referred = [], covered = [] } = stored;
  return {
    contracts: contracts.map((contract) => contractOf(residentId, contract)),
    enrolments: enrolled.map(([programme, enrolledOn, closedOn]) => ({
      residentId,
      programme: programmeOfName(programme).code,
      enrolledOn,
      closedOn,
    })),
    exams: exams.map((examinedOn) => ({ residentId, examinedOn })),
    referrals: referred.map(([id, up, referredOn, checkedOn, programme]) => ({
      id,
      residentId,
      programme: programme === null ? undefined : programmeOfName(programme).code,
      direction: up === 1 ? 'up' : 'down',
      referredOn,
      checkedOn: checkedOn ?? undefined,
      returnedOn: undefined,
    })),
    coverage: covered.map(([programme, spans]) => ({
      programme: programmeOfName(programme).code,
      spans: spans.map(([is, until]) => ({ is, until })),
    })),
  };
};

const residentOf = (stored: ReadFacts): ResidentFacts['resident'] => ({
  id: stored.id,
  birthDate: stored.born,
  regionCode: stored.village,
  keyGroups: stored.groups ?? [],
  ehrFiledOn: stored.filed,
  ehrLastUsedOn: stored.used,
});

/** The facts that `encodeFacts` wrote, read back from a store, or undefined where another form of facts or other rules made it: then
 *  they are made anew from the records. Throws on what never were facts. */
export const decodeFacts = (written: unknown): ResidentFacts | undefined => {
  const whole = StoredFacts.safeParse(written);
  const made = whole.success ? whole.data : Made.parse(written);
  const profile = profileOf(made.profile[0]);
  if (made.v !== StoredFacts.shape.v.value || profile?.version !== made.profile[1]) return undefined;
  if (!whole.success) throw whole.error;
  const stored = whole.data;
  const chains = chainsOf(stored, profile);
  if (chains === undefined) return undefined;
  return {
    madeOn: stored.made,
    profile,
    resident: residentOf(stored),
    leftOn: stored.left,
    ...datedOf(stored),
    chains,
  };
};
