import { end } from '../../domain/contracts/index.ts';
import { err } from '../../domain/kernel/result.ts';
import { useCase } from '../kit/use-case.ts';
import { terminateContract } from './api.ts';
import { changeContract, refusedBy } from './change-contract.ts';

/** Ends a contract on a day of its term, gone by or still to come. */
export const terminateUseCase = useCase(terminateContract, (asked, ports) =>
  changeContract(asked, ports, ({ found, contract }) => {
    const command = { contractId: contract.id, ...asked.body };
    const decided = end(found.file.history.contracts, command);
    return decided.ok ? decided : err(refusedBy(decided.error));
  }),
);
