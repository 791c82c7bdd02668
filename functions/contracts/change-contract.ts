import { canUseTeam, type Subject } from '../../domain/access/index.ts';
import {
  type Consent,
  type Contract,
  type ContractRefusal,
  refusalToSigner,
  withPromises,
} from '../../domain/contracts/index.ts';
import type { ContractId, ResidentId, TeamId } from '../../domain/kernel/ids.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import type { ContractEvent } from '../../events/contracts.ts';
import { dataOf } from '../kit/data-of.ts';
import type { Ports } from '../kit/ports.ts';
import type { Done, Refused } from '../kit/use-case.ts';
import type { Reference } from '../organisation/reference.ts';
import type { Found } from '../residents/find.ts';
import type { ContractBody } from './bodies.ts';
import { findContract } from './find-contract.ts';
import { type Changing, writeContracts } from './write-contracts.ts';

/** A refusal of the rules as it is answered. */
export const refusedBy = (refusal: ContractRefusal): Refused => ({
  code: refusal.code,
  data: dataOf(refusal),
});

/** A team that somebody acts for; any other is not found. */
export const refusalToUseTeam = (
  by: Subject,
  teamId: TeamId,
  { organisation }: Reference,
): Refused | undefined => {
  const team = organisation.teams.find(({ id }) => id === teamId);
  return team !== undefined && canUseTeam(by, team, organisation) ? undefined : { code: 'access/not-found' };
};

/** What somebody signs with. */
export type Signing = {
  readonly consent: Consent | undefined;
  readonly today: LocalDate;
  /** What the rules say of the terms. */
  readonly decided: Result<readonly ContractEvent[], ContractRefusal>;
};

/** The facts of a signature: the signer may sign, the terms hold, and the package's promises with the consent are part
 *  of them. */
export const signedFacts = (
  { person, reference }: Found,
  { consent, today, decided }: Signing,
): Result<ContractEvent[], Refused> => {
  const { birthDate } = person.history.resident;
  const refusal = refusalToSigner({ birthDate, isResident: person.isResident }, consent, today);
  if (refusal !== undefined) return err(refusedBy(refusal));
  if (!decided.ok) return err(refusedBy(decided.error));
  return ok(withPromises(decided.value, { consent, packages: reference.packages }));
};

/** Who changes which contract, having seen which version. */
export type ChangingContract = Changing & {
  readonly params: { readonly contractId: ContractId };
  readonly query: { readonly residentId?: ResidentId | undefined };
  readonly ifMatch: number | undefined;
};

type Decided = Result<readonly ContractEvent[], Refused>;

/** What is stored and answered of a change, and the contracts that there were before it. */
export type Changed = Done<ContractBody> & { readonly before: readonly Contract[] };

/** Loads whose contract or draft it is, decides, and answers the contract of the last fact. */
export const changeAgreement = async (
  asked: ChangingContract,
  ports: Ports,
  decide: (found: Found) => Decided,
): Promise<Result<Changed, Refused>> => {
  const found = await findContract({ ...asked, ...asked.params, ...asked.query, look: 'write' }, ports);
  if (!found.ok) return found;
  const { file } = found.value;
  if (asked.ifMatch !== undefined && asked.ifMatch !== file.version) return err({ code: 'state/stale' });
  const events = decide(found.value);
  if (!events.ok) return events;
  const written = writeContracts(asked, found.value, { events: events.value, keys: ports.keys });
  if (!written.ok) return written;
  const { commit, contract } = written.value;
  return ok({
    before: file.history.contracts,
    answer: contract,
    version: commit.head.version,
    saw: [file.id],
    writes: { residents: [commit] },
  });
};

/** What is decided of a contract that is signed, and of whom it is. */
export type FoundContract = { readonly found: Found; readonly contract: Contract };

/** Changes a contract that is signed; a draft is refused. */
export const changeContract = (
  asked: ChangingContract,
  ports: Ports,
  decide: (found: FoundContract) => Decided,
): Promise<Result<Changed, Refused>> =>
  changeAgreement(asked, ports, (found) => {
    const contract = found.file.history.contracts.find(({ id }) => id === asked.params.contractId);
    return contract === undefined ? err({ code: 'contract/is-draft' }) : decide({ found, contract });
  });
