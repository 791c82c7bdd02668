import { transfer, withPromises } from '../../domain/contracts/index.ts';
import type { ContractId, ResidentId } from '../../domain/kernel/ids.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import {
  movePanel,
  type MovePanel,
  type PanelMovePlan,
  type PanelTransfer,
} from '../../domain/organisation/index.ts';
import { contractIdWith, OWN_PART } from '../contracts/contract-id.ts';
import { writeContracts } from '../contracts/write-contracts.ts';
import { cursorOut } from '../kit/cursor.ts';
import { dataOf } from '../kit/data-of.ts';
import type { Ports } from '../kit/ports.ts';
import { type Asked, type Refused, useCase } from '../kit/use-case.ts';
import { findToWrite, type Found } from '../residents/find.ts';
import type { ResidentCommit } from '../residents/stored.ts';
import { MOST_WRITES, writesOf } from '../residents/together.ts';
import { referenceChange } from './change.ts';
import { findTeamToUse } from './find-team.ts';
import { batchOf, type Batch, moveOwner } from './panel-batch.ts';
import type { Reference, ReferenceCommit } from './reference.ts';
import { movePanelRoute } from './api.ts';

type Moving = Asked<typeof movePanelRoute>;

/** One resident's part of a move: what to store, or why they stay. */
type Moved = { readonly residentId: ResidentId } & (
  { readonly code: string } | { readonly contractId: ContractId; readonly commit: ResidentCommit }
);

/** The receipt and the fact of the move are written with them. */
const MOST = MOST_WRITES - 2;

const commandOf = ({ params, body, today }: Moving): MovePanel => {
  const { consent, startsOn = today, reason, toTeamId } = body;
  const hasConsent = consent === undefined || consent.at <= today;
  return { teamId: params.teamId, toTeamId, startsOn, reason, hasConsent };
};

/** The same contract's id at every retry of the same move. */
const contractIdFor =
  ({ teamId, toTeamId, startsOn }: MovePanel, { hash }: Ports['keys']) =>
  (residentId: ResidentId): ContractId => {
    const own = hash('panel-move', [teamId, toTeamId, startsOn, residentId].join(' '));
    return contractIdWith(own.slice(0, OWN_PART), { residentId, teamId: toTeamId });
  };

const findAll = async (
  asked: Moving,
  ports: Ports,
  batch: Batch,
): Promise<ReadonlyMap<ResidentId, Found>> => {
  const all = await Promise.all(
    batch.residents.map(
      async ({ id }) => [id, await findToWrite({ ...asked, ifMatch: undefined }, ports, id)] as const,
    ),
  );
  return new Map(all.flatMap(([id, found]) => (found.ok ? [[id, found.value] as const] : [])));
};

const moveOne = (
  asked: Moving,
  ports: Ports,
  { found, planned }: { readonly found: Found; readonly planned: PanelTransfer },
): Moved => {
  const { residentId } = planned;
  const { consent, reason } = asked.body;
  const decided = transfer(found.file.history.contracts, planned.transfer, asked.today);
  if (!decided.ok) return { residentId, code: decided.error.code };
  const events = withPromises(decided.value, { consent, packages: found.reference.packages });
  const written = writeContracts({ ...asked, reason }, found, { events, keys: ports.keys });
  if (!written.ok) return { residentId, code: written.error.code };
  return { residentId, contractId: written.value.contract.id, commit: written.value.commit };
};

/** As many of the first as one transaction takes; at least one. */
const fitting = (all: readonly Moved[]): Moved[] => {
  let writes = 0;
  const isOver = (moved: Moved): boolean => (writes += 'commit' in moved ? writesOf(moved.commit) : 0) > MOST;
  const over = all.findIndex((moved, at) => isOver(moved) && at > 0);
  return over === -1 ? [...all] : all.slice(0, over);
};

type Planned = {
  readonly plan: PanelMovePlan;
  readonly found: ReadonlyMap<ResidentId, Found>;
  readonly batch: Batch;
};

const movesOf = (asked: Moving, ports: Ports, { plan, found, batch }: Planned): Moved[] => {
  const transfers = new Map(plan.transfers.map((planned) => [planned.residentId, planned]));
  return batch.residents.map(({ id }) => {
    const one = found.get(id);
    const planned = transfers.get(id);
    return one === undefined || planned === undefined
      ? { residentId: id, code: 'organisation/no-contract-with-team' }
      : moveOne(asked, ports, { found: one, planned });
  });
};

/** Both teams are the asker's, and the batch is planned. */
const plan = async (asked: Moving, ports: Ports, reference: Reference): Promise<Result<Planned, Refused>> => {
  const { by, params, body, today } = asked;
  const from = findTeamToUse(by, reference, params.teamId);
  if (!from.ok) return from;
  if (!findTeamToUse(by, reference, body.toTeamId).ok)
    return err({ code: 'organisation/unknown-team', data: { teamId: body.toTeamId } });
  const batch = await batchOf(asked, ports);
  if (!batch.ok) return batch;
  const found = await findAll(asked, ports, batch.value);
  const command = commandOf(asked);
  const residents = [...found.values()]
    .filter(({ person }) => person.isResident)
    .map(({ file }) => ({ residentId: file.id, contracts: file.history.contracts }));
  const { organisation } = reference;
  const ids = contractIdFor(command, ports.keys);
  const planned = movePanel(command, { organisation, residents, today, contractIdFor: ids });
  if (!planned.ok) return err({ code: planned.error.code, data: dataOf(planned.error) });
  return ok({ plan: planned.value, found, batch: batch.value });
};

/** How many are asked for in all, where this is the first request. */
const askedInAll = async ({ body, params }: Moving, ports: Ports): Promise<number | undefined> => {
  if (body.cursor !== undefined) return undefined;
  const named = body.residentIds;
  return named === undefined ? (await ports.residents.panel(params.teamId)).length : new Set(named).size;
};

/** The fact that a panel moves, recorded with the first batch: it says how many contracts are asked for in all. */
const factOf = (
  { by, now: at, today }: Moving,
  reference: Reference,
  event: PanelMovePlan['event'] | undefined,
): { readonly reference?: ReferenceCommit } =>
  event === undefined ? {} : { reference: referenceChange(reference, event, { at, by: by.userId, today }) };

/** Moves some of a team's panel, all of them in one transaction, and says where to go on. */
export const movePanelUseCase = useCase(movePanelRoute, async (asked, ports) => {
  const reference = await ports.reference();
  const [planned, contracts] = await Promise.all([plan(asked, ports, reference), askedInAll(asked, ports)]);
  if (!planned.ok) return planned;
  const { batch } = planned.value;
  const all = movesOf(asked, ports, planned.value);
  const done = fitting(all);
  const next = done.length < all.length ? batch.residents[done.length - 1]?.after : batch.rest;
  const { event } = planned.value.plan;
  const fact = factOf(asked, reference, contracts === undefined ? undefined : { ...event, contracts });
  const moved = done.flatMap((one) => ('commit' in one ? [one] : []));
  return ok({
    answer: {
      moved: moved.length,
      items: moved.map(({ residentId, contractId }) => ({ residentId, contractId })),
      skipped: done.flatMap((one) => ('code' in one ? [{ residentId: one.residentId, code: one.code }] : [])),
      next: cursorOut(next, moveOwner(asked), ports.keys),
    },
    saw: moved.map(({ residentId }) => residentId),
    writes: { residents: moved.map(({ commit }) => commit), ...fact },
  });
});
