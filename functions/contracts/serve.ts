import { serve } from '../../domain/contracts/index.ts';
import { err } from '../../domain/kernel/result.ts';
import { useCase } from '../kit/use-case.ts';
import { recordService } from './api.ts';
import { changeContract, refusedBy } from './change-contract.ts';

/** Marks the promised service that is due first as done; the evidence stays in the event. */
export const serveUseCase = useCase(recordService, (asked, ports) =>
  changeContract(asked, ports, ({ found, contract }) => {
    const command = { contractId: contract.id, ...asked.body };
    const decided = serve(found.file.history.contracts, command, asked.today);
    return decided.ok ? decided : err(refusedBy(decided.error));
  }),
);
