import { voidContract, voidDraft } from '../../domain/contracts/index.ts';
import { err } from '../../domain/kernel/result.ts';
import { useCase } from '../kit/use-case.ts';
import { voidAgreement } from './api.ts';
import { changeAgreement, refusedBy } from './change-contract.ts';
import { draftsIn } from './drafts.ts';

/** Gives up a draft, or a contract that has not begun. */
export const voidUseCase = useCase(voidAgreement, (asked, ports) => {
  const { params, body, today } = asked;
  return changeAgreement({ ...asked, reason: body.reason }, ports, ({ file }) => {
    const draft = draftsIn(file.entries).find(({ id }) => id === params.contractId);
    const decided =
      draft === undefined
        ? voidContract(file.history.contracts, params.contractId, today)
        : voidDraft({ draft, ...body });
    return decided.ok ? decided : err(refusedBy(decided.error));
  });
});
