import { canUseTeam, mayChange, placeOf } from '../../domain/access/index.ts';
import { evolve, sign } from '../../domain/contracts/index.ts';
import { isId, type ContractId, type ResidentId } from '../../domain/kernel/ids.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import { dataOf } from '../kit/data-of.ts';
import type { Ports } from '../kit/ports.ts';
import type { Asked, Refused } from '../kit/use-case.ts';
import { useCase } from '../kit/use-case.ts';
import { commitOf } from '../residents/commit.ts';
import { findToWrite } from '../residents/find.ts';
import { viewContext } from '../residents/views.ts';
import type { ResidentCommit } from '../residents/stored.ts';
import { type ContractBody, signContracts } from './api.ts';
import { contractBody, contractPatch } from './rows.ts';

type Signed = { readonly commit: ResidentCommit; readonly contract: ContractBody };

const newContractId = (ports: Ports): ContractId => {
  const id = ports.newId();
  if (isId<'ContractId'>(id)) return id;
  throw new Error('a new id is an id');
};

const signOne = async (
  asked: Asked<typeof signContracts>,
  ports: Ports,
  residentId: ResidentId,
): Promise<Result<Signed, Refused>> => {
  const { by, today, now: at, reason, body } = asked;
  const found = await findToWrite(asked, ports, residentId);
  if (!found.ok) return found;
  const { file, person, place, reference } = found.value;
  const { organisation } = reference;
  const { teamId, startsOn, termYears, package: name, consent } = body;
  const command = { contractId: newContractId(ports), residentId, teamId, package: name };
  const terms = { signedOn: today, startsOn, termYears, hasConsent: consent.at <= today };
  const decided = sign(file.history.contracts, { ...command, ...terms }, today);
  if (!decided.ok) return err({ code: decided.error.code, data: dataOf(decided.error) });
  const { regionCode } = person.history.resident;
  const after = placeOf({ regionCode, contract: { teamId } }, organisation);
  const allowed = mayChange(by, place, after);
  if (!allowed.ok) return err({ code: allowed.error.code });
  const contracts = decided.value.reduce(evolve, [...file.history.contracts]);
  const [signed] = contracts.slice(-1);
  if (signed === undefined) throw new Error('a contract was signed');
  const change = {
    events: decided.value.map((event) => ({ ...event, consent })),
    patches: decided.value.map(contractPatch),
    at,
    by: by.userId,
    reason,
  };
  const commit = commitOf(file, change, viewContext(organisation, ports.keys, today));
  return ok({ commit, contract: contractBody(signed, contracts, today) });
};

/** Signs for each resident named, with a team that the asker acts for; one refusal refuses all. */
export const signUseCase = useCase(signContracts, async (asked, ports) => {
  const { organisation } = await ports.reference();
  const team = organisation.teams.find(({ id }) => id === asked.body.teamId);
  if (team === undefined || !canUseTeam(asked.by, team, organisation))
    return err({ code: 'access/not-found' });
  const signed = await Promise.all(
    [...new Set(asked.body.residentIds)].map((id) => signOne(asked, ports, id)),
  );
  const refused = signed.find((one) => !one.ok);
  if (refused !== undefined && !refused.ok) return refused;
  const all = signed.flatMap((one) => (one.ok ? [one.value] : []));
  return ok({
    answer: { items: all.map(({ contract }) => contract) },
    saw: all.map(({ contract }) => contract.residentId),
    writes: { residents: all.map(({ commit }) => commit) },
  });
});
