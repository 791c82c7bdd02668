import { packageOn, sign } from '../../domain/contracts/index.ts';
import type { ResidentId } from '../../domain/kernel/ids.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import type { Ports } from '../kit/ports.ts';
import type { Asked, Refused } from '../kit/use-case.ts';
import { useCase } from '../kit/use-case.ts';
import { findToWrite } from '../residents/find.ts';
import { signContracts } from './api.ts';
import { refusalToUseTeam, signedFacts } from './change-contract.ts';
import { newContractId, writeContracts, type WrittenContract } from './write-contracts.ts';

type AskedToSign = Asked<typeof signContracts>;

const signOne = async (
  asked: AskedToSign,
  ports: Ports,
  residentId: ResidentId,
): Promise<Result<WrittenContract, Refused>> => {
  const { today, body } = asked;
  const found = await findToWrite(asked, ports, residentId);
  if (!found.ok) return found;
  const { teamId, startsOn, termYears, package: name, consent } = body;
  const terms = { teamId, package: name, signedOn: today, startsOn, termYears };
  const command = { ...terms, contractId: newContractId(ports), residentId };
  const { contracts } = found.value.file.history;
  const decided = sign(contracts, { ...command, hasConsent: consent !== undefined }, today);
  const events = signedFacts(found.value, { consent, today, decided });
  return events.ok ? writeContracts(asked, found.value, { events: events.value, keys: ports.keys }) : events;
};

/** A refusal within a household says whose it is. */
const named = (refused: Refused, residentId: ResidentId): Refused =>
  refused.data === undefined ? refused : { ...refused, data: { ...refused.data, residentId } };

const signAll = async (
  asked: AskedToSign,
  ports: Ports,
): Promise<Result<readonly WrittenContract[], Refused>> => {
  const ids = [...new Set(asked.body.residentIds)];
  const signed = await Promise.all(ids.map((id) => signOne(asked, ports, id)));
  const all: WrittenContract[] = [];
  for (const [at, id] of ids.entries()) {
    const one = signed[at];
    if (one?.ok === false) return err(named(one.error, id));
    if (one !== undefined) all.push(one.value);
  }
  return ok(all);
};

/** Signs for each resident named, with a team that the asker acts for; one refusal refuses all. */
export const signUseCase = useCase(signContracts, async (asked, ports) => {
  const { body } = asked;
  const reference = await ports.reference();
  const noTeam = refusalToUseTeam(asked.by, body.teamId, reference);
  if (noTeam !== undefined) return err(noTeam);
  if (packageOn(reference.packages, body.package, body.startsOn) === undefined)
    return err({ code: 'contract/no-such-package' });
  const signed = await signAll(asked, ports);
  if (!signed.ok) return signed;
  return ok({
    answer: { items: signed.value.map(({ contract }) => contract) },
    saw: signed.value.map(({ contract }) => contract.residentId),
    writes: { residents: signed.value.map(({ commit }) => commit) },
  });
});
