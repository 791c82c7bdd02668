import { confirm, type Draft, packageOn } from '../../domain/contracts/index.ts';
import type { TeamId } from '../../domain/kernel/ids.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import { err, type Result } from '../../domain/kernel/result.ts';
import type { ContractEvent } from '../../events/contracts.ts';
import { type Asked, type Refused, useCase } from '../kit/use-case.ts';
import type { Found } from '../residents/find.ts';
import { confirmContract } from './api.ts';
import { changeAgreement, refusalToUseTeam, signedFacts } from './change-contract.ts';
import { teamIn } from './contract-id.ts';
import { draftsIn } from './drafts.ts';
import { withWarnings } from './panel-warnings.ts';

type AskedToConfirm = Asked<typeof confirmContract>;

const refusalOf = (
  { by }: AskedToConfirm,
  { reference }: Found,
  drafted: Draft & { readonly startsOn: LocalDate },
): Refused | undefined => {
  const { teamId, package: name, startsOn } = drafted;
  const isOffered = packageOn(reference.packages, name, startsOn) !== undefined;
  return (
    refusalToUseTeam(by, teamId, reference) ?? (isOffered ? undefined : { code: 'contract/no-such-package' })
  );
};

const decide = (asked: AskedToConfirm, found: Found): Result<readonly ContractEvent[], Refused> => {
  const { params, body, today } = asked;
  const draft = draftsIn(found.file.entries).find(({ id }) => id === params.contractId);
  if (draft === undefined) return err({ code: 'contract/not-draft' });
  const { consent = draft.consent, startsOn = draft.startsOn } = body;
  const refusal = refusalOf(asked, found, { ...draft, startsOn });
  if (refusal !== undefined) return err(refusal);
  const command = { draft, startsOn, hasConsent: consent !== undefined };
  const decided = confirm(found.file.history.contracts, command, today);
  return signedFacts(found, { consent, today, decided });
};

/** The team whose panel is likely meant before the draft is read: who is of a team acts for that one alone. */
const likelyTeam = ({ by, params }: AskedToConfirm): TeamId | undefined =>
  'teamId' in by ? by.teamId : teamIn(params.contractId);

/** Signs a draft with all that is asked of a signature on the day. */
export const confirmUseCase = useCase(confirmContract, (asked, ports) =>
  withWarnings(
    { language: asked.language, teamId: likelyTeam(asked) },
    ports,
    changeAgreement(asked, ports, (found) => decide(asked, found)),
  ),
);
