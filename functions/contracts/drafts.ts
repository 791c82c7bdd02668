import { type Contract, type Draft, evolveDrafts } from '../../domain/contracts/index.ts';
import type { ContractId } from '../../domain/kernel/ids.ts';
import { ContractEvent } from '../../events/contracts.ts';
import type { ResidentFile } from '../residents/resident-file.ts';
import type { Entry } from '../residents/stored.ts';

/** A resident's contracts, what is written down to become one, and the facts that were recorded of them here. */
export type Agreements = {
  readonly contracts: readonly Contract[];
  readonly drafts: readonly Draft[];
  readonly facts: readonly ContractEvent[];
};

const TYPES: ReadonlySet<string> = new Set(ContractEvent.options.map(({ shape }) => shape.type.value));

const factsIn = (entries: readonly Entry[]): ContractEvent[] =>
  entries
    .flatMap((entry) => entry.events)
    .filter(({ type }) => TYPES.has(type))
    .map((event) => ContractEvent.parse(event));

/** The drafts of a resident. They stand in the entries alone and in no county file: so nothing that counts, exports or
 *  merges rows ever meets one. */
export const draftsIn = (entries: readonly Entry[]): Draft[] => factsIn(entries).reduce(evolveDrafts, []);

/** Everything that a resident agreed to or may. */
export const agreementsOf = ({ history, entries }: Pick<ResidentFile, 'history' | 'entries'>): Agreements => {
  const facts = factsIn(entries);
  return { contracts: history.contracts, drafts: facts.reduce(evolveDrafts, []), facts };
};

/** Says whether a resident has a contract or draft of an id. */
export const hasAgreement = ({ contracts, drafts }: Agreements, id: ContractId): boolean =>
  contracts.some((one) => one.id === id) || drafts.some((one) => one.id === id);
