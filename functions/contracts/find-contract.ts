import { seeResident, writeResident } from '../../domain/access/index.ts';
import type { Contract } from '../../domain/contracts/index.ts';
import type { ContractId } from '../../domain/kernel/ids.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import type { Ports } from '../kit/ports.ts';
import type { Refused } from '../kit/use-case.ts';
import { type Asker, type Found, findToSee, findToWrite } from '../residents/find.ts';
import { contractHash } from '../residents/views.ts';

/** A contract that the asker may see or change, and whose it is. */
export type FoundContract = { readonly found: Found; readonly contract: Contract };

/** Who asks for which contract, and what for. */
export type AskedContract = Asker & {
  readonly contractId: ContractId;
  readonly look: 'see' | 'write';
};

/** What somebody hears of a contract that is not there: the same as of one out of their scope. */
const notThere = ({ by, reason, look }: AskedContract): Refused => {
  const answer = look === 'see' ? seeResident(by, undefined, { reason }) : writeResident(by, undefined);
  return { code: answer.ok ? 'access/not-found' : answer.error.code };
};

/** Finds a contract by its id, with the resident whose it is; out of scope it is not found. */
export const findContract = async (
  asked: AskedContract,
  ports: Pick<Ports, 'residents' | 'reference' | 'keys'>,
): Promise<Result<FoundContract, Refused>> => {
  const { contractId, look } = asked;
  const [residentId] = await ports.residents.search(contractHash(ports.keys.hash, contractId));
  if (residentId === undefined) return err(notThere(asked));
  const find = look === 'see' ? findToSee : findToWrite;
  const found = await find(asked, ports, residentId);
  if (!found.ok) return found;
  const contract = found.value.file.history.contracts.find(({ id }) => id === contractId);
  return contract === undefined ? err(notThere(asked)) : ok({ found: found.value, contract });
};
