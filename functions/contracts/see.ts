import { ok } from '../../domain/kernel/result.ts';
import { useCase } from '../kit/use-case.ts';
import { seeContract } from './api.ts';
import { agreementsOf } from './drafts.ts';
import { findContract } from './find-contract.ts';
import { bodyNamed } from './rows.ts';

/** Shows a contract of somebody in the asker's scope as it is today. */
export const seeUseCase = useCase(seeContract, async (asked, ports) => {
  const found = await findContract({ ...asked, ...asked.params, ...asked.query, look: 'see' }, ports);
  if (!found.ok) return found;
  const { file } = found.value;
  return ok({
    answer: bodyNamed(agreementsOf(file), asked.params.contractId, asked.today),
    version: file.version,
    saw: [file.id],
  });
});
