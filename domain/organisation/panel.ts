import type { PanelMoved } from '../../events/organisation.ts';
import { type Contract, currentContract, type Transfer } from '../contracts/index.ts';
import type { ContractId, ResidentId, TeamId } from '../kernel/ids.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { LocalDate } from '../kernel/time.ts';
import { type OrganisationRefusal, unknownTeam } from './decide.ts';
import type { Organisation } from './organisation.ts';
import { organisationPolicy } from './policy.ts';

/** A resident's contracts, where only they matter. */
export type Panelist = { readonly residentId: ResidentId; readonly contracts: readonly Contract[] };

const contractWith = ({ contracts }: Panelist, teamId: TeamId, day: LocalDate): Contract | undefined => {
  const current = currentContract(contracts, day);
  return current?.teamId === teamId ? current : undefined;
};

/** How many residents have their current contract with a team on a day. @source readings.md A12 */
export const panelSize = (residents: Iterable<Panelist>, teamId: TeamId, day: LocalDate): number => {
  let size = 0;
  for (const resident of residents) if (contractWith(resident, teamId, day) !== undefined) size += 1;
  return size;
};

/** A panel above the line. */
export type PanelWarning = {
  readonly code: 'organisation/large-panel';
  readonly size: number;
  readonly line: number;
};

/** Warns of a panel of more residents than one team should have; the line itself is still well. */
export const panelWarning = (
  size: number,
  line: number = organisationPolicy.largestPanel,
): PanelWarning | undefined => (size > line ? { code: 'organisation/large-panel', size, line } : undefined);

/** Move a team's residents, or those named, to another team from a day on. */
export type MovePanel = {
  readonly teamId: TeamId;
  readonly toTeamId: TeamId;
  readonly residentIds?: readonly ResidentId[] | undefined;
  readonly startsOn: LocalDate;
  readonly reason: string;
  /** The residents were asked, or told as the agreement provides. */
  readonly hasConsent: boolean;
};

/** What a panel's move is planned from; every resident who may have a contract with the team, each once. */
export type PanelWorld = {
  readonly organisation: Organisation;
  readonly residents: Iterable<Panelist>;
  readonly today: LocalDate;
  /** The id of a resident's new contract: the same at every retry. */
  readonly contractIdFor: (residentId: ResidentId) => ContractId;
};

/** A transfer of one resident within a panel's move, to be decided and saved on its own. */
export type PanelTransfer = {
  readonly residentId: ResidentId;
  readonly transfer: Transfer;
  readonly reason: string;
};

/** The fact, the transfers, and the named residents who have no current contract with the team. */
export type PanelMovePlan = {
  readonly event: PanelMoved;
  readonly transfers: readonly PanelTransfer[];
  readonly withoutContract: readonly ResidentId[];
};

const refusalToMove = (
  { teamId, toTeamId, startsOn, reason }: MovePanel,
  { organisation, today }: PanelWorld,
): OrganisationRefusal | undefined => {
  if (teamId === toTeamId) return { code: 'organisation/same-team' };
  if (reason.trim() === '') return { code: 'organisation/no-reason' };
  if (startsOn < today) return { code: 'organisation/starts-before-today', today };
  return unknownTeam(organisation, teamId) ?? unknownTeam(organisation, toTeamId);
};

const transfersOf = (command: MovePanel, world: PanelWorld): PanelTransfer[] => {
  const { teamId, toTeamId, residentIds, startsOn, reason, hasConsent } = command;
  const named = residentIds && new Set(residentIds);
  const transfers: PanelTransfer[] = [];
  for (const resident of world.residents) {
    const { residentId } = resident;
    const contract = contractWith(resident, teamId, world.today);
    if (contract === undefined || named?.has(residentId) === false) continue;
    const contractId = world.contractIdFor(residentId);
    const transfer = { contractId, fromId: contract.id, teamId: toTeamId, startsOn, hasConsent };
    transfers.push({ residentId, transfer, reason });
  }
  return transfers;
};

/** Plans the move of a panel: one transfer for each resident whose current contract is with the team, in the order given.
 *  Each is decided on its own (`contracts.transfer`), so a plan can be resumed. */
export const movePanel = (
  command: MovePanel,
  world: PanelWorld,
): Result<PanelMovePlan, OrganisationRefusal> => {
  const refusal = refusalToMove(command, world);
  if (refusal !== undefined) return err(refusal);
  const transfers = transfersOf(command, world);
  const { teamId, toTeamId, startsOn, reason, residentIds = [] } = command;
  const moving = new Set(transfers.map(({ residentId }) => residentId));
  const contracts = transfers.length;
  return ok({
    event: { type: 'panel-moved@1', teamId, toTeamId, startsOn, reason, contracts },
    transfers,
    withoutContract: [...new Set(residentIds)].filter((residentId) => !moving.has(residentId)),
  });
};
