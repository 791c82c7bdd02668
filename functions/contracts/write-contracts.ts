import { mayChange, placeOf, type Subject } from '../../domain/access/index.ts';
import { evolve, evolveDrafts } from '../../domain/contracts/index.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import type { ContractEvent } from '../../events/contracts.ts';
import type { Ports } from '../kit/ports.ts';
import type { Refused } from '../kit/use-case.ts';
import { commitOf } from '../residents/commit.ts';
import type { Found } from '../residents/find.ts';
import type { ResidentCommit } from '../residents/stored.ts';
import { viewContext } from '../residents/views.ts';
import type { ContractBody } from './bodies.ts';
import { agreementsOf } from './drafts.ts';
import { contractPatches } from './patches.ts';
import { bodyNamed } from './rows.ts';

/** Who changes contracts, when and why. */
export type Changing = {
  readonly by: Subject;
  readonly today: LocalDate;
  readonly now: string;
  readonly reason: string | undefined;
};

/** What is stored of a change, and the contract that it made or changed. */
export type WrittenContract = { readonly commit: ResidentCommit; readonly contract: ContractBody };

/** Nobody signs somebody out of their own scope. */
const staysInScope = (
  { by }: Changing,
  { person, place, reference }: Found,
  events: readonly ContractEvent[],
): Result<'stays', Refused> => {
  const { regionCode } = person.history.resident;
  for (const event of events) {
    if (event.type !== 'contract-signed@1') continue;
    const after = placeOf({ regionCode, contract: event }, reference.organisation);
    const allowed = mayChange(by, place, after);
    if (!allowed.ok) return err({ code: allowed.error.code });
  }
  return ok('stays');
};

/** What the facts that were decided of one resident's contracts store and answer: the contract of the last fact. */
export const writeContracts = (
  changing: Changing,
  found: Found,
  { events, keys }: { readonly events: readonly ContractEvent[]; readonly keys: Ports['keys'] },
): Result<WrittenContract, Refused> => {
  const stays = staysInScope(changing, found, events);
  if (!stays.ok) return stays;
  const { by, today, now: at, reason } = changing;
  const { file, reference } = found;
  const contractId = events.at(-1)?.contractId;
  if (contractId === undefined) throw new Error('a decision is about a contract');
  const before = agreementsOf(file);
  const after = {
    contracts: events.reduce(evolve, [...before.contracts]),
    drafts: events.reduce(evolveDrafts, [...before.drafts]),
    facts: [...before.facts, ...events],
  };
  const patches = events.flatMap(contractPatches);
  const change = { events, patches, at, by: by.userId, reason };
  const commit = commitOf(file, change, viewContext(reference.organisation, keys, today));
  return ok({ commit, contract: bodyNamed(after, contractId, today) });
};
