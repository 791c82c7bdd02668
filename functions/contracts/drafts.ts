import { type Contract, type Draft, evolveDrafts } from '../../domain/contracts/index.ts';
import type { ContractId } from '../../domain/kernel/ids.ts';
import { ContractEvent } from '../../events/contracts.ts';
import type { ResidentFile } from '../residents/resident-file.ts';
import type { Entry } from '../residents/stored.ts';

/** A resident's contracts, and what is written down to become one. */
export type Agreements = { readonly contracts: readonly Contract[]; readonly drafts: readonly Draft[] };

/** The drafts of a resident. They stand in the entries alone and in no county file: so nothing that counts, exports or
 *  merges rows ever meets one. */
export const draftsIn = (entries: readonly Entry[]): Draft[] => {
  const events = entries.flatMap((entry) => entry.events);
  if (!events.some(({ type }) => type === 'contract-drafted@1')) return [];
  const known = events.flatMap((event) => ContractEvent.safeParse(event).data ?? []);
  return known.reduce(evolveDrafts, []);
};

/** Everything that a resident agreed to or may. */
export const agreementsOf = ({
  history,
  entries,
}: Pick<ResidentFile, 'history' | 'entries'>): Agreements => ({
  contracts: history.contracts,
  drafts: draftsIn(entries),
});

/** Says whether a resident has a contract or draft of an id. */
export const hasAgreement = ({ contracts, drafts }: Agreements, id: ContractId): boolean =>
  contracts.some((one) => one.id === id) || drafts.some((one) => one.id === id);
