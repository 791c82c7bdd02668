import { ok } from '../../domain/kernel/result.ts';
import { useCase } from '../kit/use-case.ts';
import { seeContract } from './api.ts';
import { findContract } from './find-contract.ts';
import { contractBody } from './rows.ts';

/** Shows a contract of somebody in the asker's scope as it is today. */
export const seeUseCase = useCase(seeContract, async (asked, ports) => {
  const found = await findContract({ ...asked, ...asked.params, look: 'see' }, ports);
  if (!found.ok) return found;
  const { contract } = found.value;
  const { file } = found.value.found;
  return ok({
    answer: contractBody(contract, file.history.contracts, asked.today),
    version: file.version,
    saw: [file.id],
  });
});
