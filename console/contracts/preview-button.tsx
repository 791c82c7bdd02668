import { showTeam } from '../../functions/organisation/api.ts';
import { useAnswer } from '../kit/use-answer.ts';
import { useWords } from '../kit/words.ts';
import { Agreement } from './agreement.tsx';
import type { Contract, Package } from './contract-types.ts';
import { PaperButton } from '../kit/paper.tsx';
import { signWords } from './sign-words.ts';
import { agreementWords } from './agreement-words.ts';
import { lastDayOf, type Member, type Signing } from './signing.ts';

type Shape = {
  readonly signing: Signing;
  readonly members: readonly Member[];
  readonly offered: Package | undefined;
  /** What was signed of it; before, the agreement is shown without numbers. */
  readonly contracts?: readonly Contract[];
};

/** Shows the agreement of a household as it would be printed, before and after it is signed. */
export const PreviewButton = ({ signing, members, offered, contracts }: Shape) => {
  const say = useWords(signWords);
  const paper = useWords(agreementWords);
  const { teamId, startsOn, termYears, residentIds, consent } = signing;
  const team = useAnswer(showTeam, { params: { teamId: teamId ?? '' } }, { isOff: teamId === undefined });
  const until = lastDayOf(signing);
  if (startsOn === undefined || until === undefined) return null;
  const people = members
    .filter(({ id }) => residentIds.includes(id))
    .map((one) => ({ ...one, contractId: contracts?.find(({ residentId }) => residentId === one.id)?.id }));
  const isDraft = contracts?.some(({ status }) => status === 'draft') === true;
  return (
    <PaperButton
      label={contracts === undefined ? say('preview') : paper('show')}
      {...(contracts === undefined ? {} : { type: 'primary' })}
    >
      <Agreement
        agreed={{
          people,
          team: teamId === undefined ? undefined : team.value,
          package: signing.package ?? '',
          offered,
          services: [],
          startsOn,
          until,
          termYears,
          consent,
          isDraft,
        }}
      />
    </PaperButton>
  );
};
