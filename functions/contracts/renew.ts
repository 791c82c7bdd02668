import { renew } from '../../domain/contracts/index.ts';
import { err } from '../../domain/kernel/result.ts';
import { useCase } from '../kit/use-case.ts';
import { renewContract } from './api.ts';
import { changeContract, refusalToUseTeam, signedFacts } from './change-contract.ts';
import { newContractId, teamIn } from './contract-id.ts';
import { withWarnings } from './panel-warnings.ts';

/** Renews a contract within its window, with consent anew. */
export const renewUseCase = useCase(renewContract, (asked, ports) => {
  const { by, today, params, body, language } = asked;
  const renewing = changeContract(asked, ports, ({ found, contract }) => {
    const { termYears, teamId = contract.teamId, consent } = body;
    const noTeam = refusalToUseTeam(by, teamId, found.reference);
    if (noTeam !== undefined) return err(noTeam);
    const command = {
      contractId: newContractId(ports, { residentId: found.file.id, teamId }),
      renewsId: contract.id,
      teamId,
      termYears,
    };
    const terms = { ...command, hasConsent: consent !== undefined };
    const decided = renew(found.file.history.contracts, terms, today);
    return signedFacts(found, { consent, today, decided });
  });
  // Who stays with the team joins no panel.
  const teamId = body.teamId === teamIn(params.contractId) ? undefined : body.teamId;
  return withWarnings({ language, teamId }, ports, renewing);
});
