import { type ContractId, isId, type ResidentId, type TeamId } from '../../domain/kernel/ids.ts';
import type { Ports } from '../kit/ports.ts';

/** How long the own part of an id is. */
export const OWN_PART = 16;

/** Whose a contract is, and with which team. */
type Parties = { readonly residentId: ResidentId; readonly teamId: TeamId };

/** The id of a contract with an own part of `OWN_PART` characters: `RESIDENT.TEAM-own`, so that it is found without a pointer
 *  and its team's panel is read beside it; where that would be too long for an id it says less. */
export const contractIdWith = (own: string, { residentId, teamId }: Parties): ContractId => {
  const full = teamId.includes('.') ? [] : [`${residentId}.${teamId}-${own}`];
  const [id] = [...full, `${residentId}.${own}`, own].filter(isId<'ContractId'>);
  if (id === undefined) throw new Error('a new id is an id');
  return id;
};

/** A new contract's id. */
export const newContractId = (ports: Pick<Ports, 'newId'>, parties: Parties): ContractId =>
  contractIdWith(ports.newId(), parties);

/** The resident whom a contract's id names, which nothing but a contract of theirs proves: ids from elsewhere may have the
 *  same form. */
export const ownerIn = (id: ContractId): ResidentId | undefined => {
  const owner = id.slice(0, Math.max(0, id.lastIndexOf('.')));
  return isId<'ResidentId'>(owner) ? owner : undefined;
};

/** The team that a contract's id names, as little proven as its resident. */
export const teamIn = (id: ContractId): TeamId | undefined => {
  const team = id.slice(id.lastIndexOf('.') + 1, -OWN_PART - 1);
  return isId<'TeamId'>(team) ? team : undefined;
};
