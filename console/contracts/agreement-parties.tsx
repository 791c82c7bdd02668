import { groupWords } from '../kit/code-words.ts';
import { commonWords } from '../kit/common-words.ts';
import { useShown } from '../kit/dates.ts';
import { PaperFacts } from '../kit/paper.tsx';
import { useNames, useWords } from '../kit/words.ts';
import { agreementWords } from './agreement-words.ts';
import type { TeamPage } from './contract-types.ts';
import type { Member } from './signing.ts';
import { staffWords } from './words.ts';

/** Somebody whom an agreement is for, with the contract where it was signed. */
export type Party = Member & { readonly contractId?: string | undefined };

/** The team that signs, with who works there. */
export const Team = ({ team }: { readonly team: TeamPage | undefined }) => {
  const say = useWords(agreementWords);
  const roleOf = useNames(staffWords);
  if (team === undefined) return null;
  return (
    <PaperFacts
      of={[
        [say('teamName'), team.name],
        [say('institution'), team.institutionName ?? team.institutionId],
        [say('leader'), team.members.find(({ isLeader }) => isLeader)?.name ?? ''],
        [say('phone'), team.phone],
        [say('staff'), team.members.map(({ name, role }) => `${name} (${roleOf(role)})`).join(' · ')],
      ]}
    />
  );
};

/** The groups that an agreement names, to be ticked by hand: what is known of somebody changes, what was signed does not.
 *  @source 国卫基层发〔2018〕35号: 人群类别 */
const GROUPS = [
  'elderly',
  'child',
  'pregnant',
  'hypertension',
  'diabetes',
  'tuberculosis',
  'severe_mental',
  'disabled',
  'low_income',
  'special_family',
] as const;

/** The groups of who signs, a box each. */
export const Groups = () => {
  const say = useWords(agreementWords);
  const nameOf = useNames(groupWords);
  return (
    <p>
      {say('crowd')}
      {GROUPS.map((group) => (
        <span key={group} className="agreement-group">
          {' '}
          □ {nameOf(group)}
        </span>
      ))}
    </p>
  );
};

/** Who signs with the team. */
export const People = ({ people }: { readonly people: readonly Party[] }) => {
  const say = useWords(agreementWords);
  const common = useWords(commonWords);
  const shown = useShown();
  return (
    <table>
      <thead>
        <tr>
          {(['name', 'sex', 'birth', 'idNumber', 'number'] as const).map((name) => (
            <th key={name} scope="col">
              {say(name)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {people.map(({ id, name, sex, birthDate, idNumber, contractId }) => (
          <tr key={id}>
            <td>{name}</td>
            <td>{common(sex === 'M' ? 'male' : 'female')}</td>
            <td>{shown.date(birthDate)}</td>
            <td>{idNumber}</td>
            <td>{contractId}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
