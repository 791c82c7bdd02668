import { type ContractId, isId, type ResidentId } from '../../domain/kernel/ids.ts';
import type { Ports } from '../kit/ports.ts';

/** A new contract's id. It says whose the contract is, as `RESIDENT.xxxx`, so that it is found without a pointer; where
 *  that would be too long for an id, it does not. */
export const newContractId = (ports: Pick<Ports, 'newId'>, residentId: ResidentId): ContractId => {
  const own = ports.newId();
  const [id] = [`${residentId}.${own}`, own].filter(isId<'ContractId'>);
  if (id === undefined) throw new Error('a new id is an id');
  return id;
};

/** The resident whom a contract's id names, which nothing but a contract of theirs proves: ids from elsewhere may have the
 *  same form. */
export const ownerIn = (id: ContractId): ResidentId | undefined => {
  const owner = id.slice(0, Math.max(0, id.lastIndexOf('.')));
  return isId<'ResidentId'>(owner) ? owner : undefined;
};
