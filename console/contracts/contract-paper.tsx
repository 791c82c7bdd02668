import { useWords } from '../kit/words.ts';
import { Agreement } from './agreement.tsx';
import { agreementWords } from './agreement-words.ts';
import type { Beside } from './contract-types.ts';
import type { Contract } from './contract-types.ts';
import { markOf } from './marks.ts';
import { PaperButton } from '../kit/paper.tsx';

/** Shows the agreement of a contract to be printed again, as it was signed. */
export const ContractPaper = ({
  contract,
  story,
  team,
  offered,
}: Beside & { readonly contract: Contract }) => {
  const say = useWords(agreementWords);
  if (story === undefined) return null;
  const { id, name, sex, birthDate, idNumber } = story;
  const { startsOn, until, termYears, services, consent, status } = contract;
  const people = [{ id, name, sex, birthDate, idNumber, contractId: contract.id }];
  return (
    <PaperButton label={say('show')}>
      <Agreement
        agreed={{
          people,
          team,
          package: contract.package,
          offered,
          services,
          startsOn,
          until,
          termYears,
          consent: consent === undefined ? undefined : { ...consent, ...markOf(contract.id) },
          isDraft: status === 'draft',
        }}
      />
    </PaperButton>
  );
};
