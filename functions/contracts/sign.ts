import { draft, packageOn, sign } from '../../domain/contracts/index.ts';
import type { ResidentId } from '../../domain/kernel/ids.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import type { ContractEvent } from '../../events/contracts.ts';
import type { Ports } from '../kit/ports.ts';
import type { Asked, Refused } from '../kit/use-case.ts';
import { useCase } from '../kit/use-case.ts';
import { type Found, findToWrite } from '../residents/find.ts';
import { signContracts } from './api.ts';
import { refusalToUseTeam, refusedBy, signedFacts } from './change-contract.ts';
import { newContractId } from './contract-id.ts';
import { panelWarnings, readPanel } from './panel-warnings.ts';
import { refusalToStoreTogether } from './together.ts';
import { writeContracts, type WrittenContract } from './write-contracts.ts';

type AskedToSign = Asked<typeof signContracts>;

const decide = (
  { today, body }: AskedToSign,
  ports: Ports,
  found: Found,
): Result<readonly ContractEvent[], Refused> => {
  const { teamId, startsOn, termYears, package: name, consent } = body;
  const residentId = found.file.id;
  const contractId = newContractId(ports, { residentId, teamId });
  const terms = { contractId, residentId, teamId, package: name, startsOn, termYears };
  if (body.draft === true) {
    const drafted = draft({ ...terms, consent, isResident: found.person.isResident }, today);
    return drafted.ok ? drafted : err(refusedBy(drafted.error));
  }
  const command = { ...terms, signedOn: today, hasConsent: consent !== undefined };
  const decided = sign(found.file.history.contracts, command, today);
  return signedFacts(found, { consent, today, decided });
};

const signOne = async (
  asked: AskedToSign,
  ports: Ports,
  residentId: ResidentId,
): Promise<Result<WrittenContract, Refused>> => {
  const found = await findToWrite({ ...asked, ifMatch: undefined }, ports, residentId);
  if (!found.ok) return found;
  const events = decide(asked, ports, found.value);
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
  const tooLarge = refusalToStoreTogether(all.map(({ commit }) => commit));
  return tooLarge === undefined ? ok(all) : err(tooLarge);
};

/** Signs for each resident named, or writes a draft down, with a team that the asker acts for; one refusal refuses all. */
export const signUseCase = useCase(signContracts, async (asked, ports) => {
  const { body, language } = asked;
  const reference = await ports.reference();
  const noTeam = refusalToUseTeam(asked.by, body.teamId, reference);
  if (noTeam !== undefined) return err(noTeam);
  if (packageOn(reference.packages, body.package, body.startsOn) === undefined)
    return err({ code: 'contract/no-such-package' });
  const [signed, panel] = await Promise.all([
    signAll(asked, ports),
    body.draft === true ? undefined : readPanel(ports, body.teamId),
  ]);
  if (!signed.ok) return signed;
  const contracts = signed.value.map(({ contract }) => contract);
  const saw = contracts.map(({ residentId }) => residentId);
  return ok({
    answer: { items: contracts, warnings: panel === undefined ? [] : panelWarnings(panel, saw, language) },
    saw,
    writes: { residents: signed.value.map(({ commit }) => commit) },
  });
});
