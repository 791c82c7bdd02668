import { seeResident, writeResident } from '../../domain/access/index.ts';
import type { ContractId, ResidentId } from '../../domain/kernel/ids.ts';
import { err, type Result } from '../../domain/kernel/result.ts';
import type { Ports } from '../kit/ports.ts';
import type { Refused } from '../kit/use-case.ts';
import { aliasOf } from '../residents/aliases.ts';
import { type Asker, type Found, findToSee, findToWrite } from '../residents/find.ts';
import { contractHash } from '../residents/views.ts';
import { ownerIn } from './contract-id.ts';
import { agreementsOf, hasAgreement } from './drafts.ts';

/** Who asks for which contract, and what for. */
export type AskedContract = Asker & {
  readonly contractId: ContractId;
  /** Whose it is, where the asker says so. */
  readonly residentId?: ResidentId | undefined;
  readonly look: 'see' | 'write';
};

type FindPorts = Pick<Ports, 'residents' | 'reference' | 'keys'>;

/** What somebody hears of a contract that is not there: the same as of one out of their scope. */
const notThere = ({ by, reason, look }: AskedContract): Refused => {
  const answer = look === 'see' ? seeResident(by, undefined, { reason }) : writeResident(by, undefined);
  return { code: answer.ok ? 'access/not-found' : answer.error.code };
};

/** Finds a resident who has the contract under their own record. */
const findAt = async (
  asked: AskedContract,
  ports: FindPorts,
  residentId: ResidentId,
): Promise<Result<Found, Refused>> => {
  const find = asked.look === 'see' ? findToSee : findToWrite;
  const found = await find(asked, ports, residentId);
  if (!found.ok) return found;
  const { file } = found.value;
  const isTheirs = aliasOf(file.id, file.entries) === undefined;
  return isTheirs && hasAgreement(agreementsOf(file), asked.contractId) ? found : err(notThere(asked));
};

/** Finds the resident whose contract or draft an id names; out of scope it is not found. The asker or an id of the service's
 *  own leads straight there; else, and where that leads to somebody who does not have it, the pointer does. */
export const findContract = async (
  asked: AskedContract,
  ports: FindPorts,
): Promise<Result<Found, Refused>> => {
  const owner = asked.residentId ?? ownerIn(asked.contractId);
  const straight = owner && (await findAt(asked, ports, owner));
  if (straight?.ok === true) return straight;
  const [residentId] = await ports.residents.search(contractHash(ports.keys.hash, asked.contractId));
  return residentId === undefined ? err(notThere(asked)) : findAt(asked, ports, residentId);
};
