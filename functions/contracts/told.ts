import type { Consent } from '../../domain/contracts/index.ts';
import type { ContractId } from '../../domain/kernel/ids.ts';
import type { ContractEvent, ServiceDone } from '../../events/contracts.ts';

/** What the facts of contracts tell and no row does: who agreed, and what shows that a service was done. */
export type Told = {
  readonly consents: ReadonlyMap<ContractId, Consent>;
  readonly evidence: ReadonlyMap<string, string>;
};

/** The name of a promised service among those of all contracts. */
export const serviceName = ({
  contractId,
  item,
  dueOn,
}: Pick<ServiceDone, 'contractId' | 'item' | 'dueOn'>): string => [contractId, item, dueOn].join(' ');

/** Reads facts in their order; what they take back is not told. */
export const toldBy = (facts: readonly ContractEvent[]): Told => {
  const consents = new Map<ContractId, Consent>();
  const evidence = new Map<string, string>();
  for (const fact of facts) {
    if (fact.type === 'contract-signed@1' && fact.consent !== undefined)
      consents.set(fact.contractId, fact.consent);
    if (fact.type === 'service-done@1') evidence.set(serviceName(fact), fact.evidence);
    if (fact.type === 'service-reopened@1') evidence.delete(serviceName(fact));
  }
  return { consents, evidence };
};
