import { transfer } from '../../domain/contracts/index.ts';
import { err } from '../../domain/kernel/result.ts';
import { useCase } from '../kit/use-case.ts';
import { transferContract } from './api.ts';
import { changeContract, refusalToUseTeam, signedFacts } from './change-contract.ts';
import { newContractId } from './contract-id.ts';
import { withWarnings } from './panel-warnings.ts';

/** Ends a contract and signs with another team in one transaction, for somebody whose scope holds both. */
export const transferUseCase = useCase(transferContract, (asked, ports) => {
  const { by, today, body, language } = asked;
  const { teamId, startsOn, consent, reason } = body;
  const moving = changeContract({ ...asked, reason }, ports, ({ found, contract }) => {
    const noTeam = refusalToUseTeam(by, teamId, found.reference);
    if (noTeam !== undefined) return err(noTeam);
    const command = {
      contractId: newContractId(ports, { residentId: found.file.id, teamId }),
      fromId: contract.id,
      teamId,
      startsOn,
    };
    const terms = { ...command, hasConsent: consent !== undefined };
    const decided = transfer(found.file.history.contracts, terms, today);
    return signedFacts(found, { consent, today, decided });
  });
  return withWarnings({ language, teamId }, ports, moving);
});
