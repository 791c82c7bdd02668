import { Checkbox, Tag, Typography } from 'antd';

import { completedAge, isLocalDate } from '../../domain/kernel/time.ts';
import { groupWords } from '../kit/code-words.ts';
import { commonWords } from '../kit/common-words.ts';
import { useShown } from '../kit/dates.ts';
import { useNames, useWords } from '../kit/words.ts';
import { signWords } from './sign-words.ts';
import { isTaken, type Member } from './signing.ts';

type Listed = Member & { readonly groups?: readonly string[] };

type Shape = {
  readonly members: readonly Listed[];
  readonly chosen: readonly string[];
  readonly startsOn: string | undefined;
  readonly today: string;
  readonly onChange: (chosen: readonly string[]) => void;
};

/** The completed age of somebody on a day, where both are dates. */
export const ageOn = (birthDate: string, today: string): number | undefined =>
  isLocalDate(birthDate) && isLocalDate(today) ? completedAge(birthDate, today) : undefined;

const One = ({ member, today, taken }: { member: Listed; today: string; taken: boolean }) => {
  const say = useWords(signWords);
  const common = useWords(commonWords);
  const groupOf = useNames(groupWords);
  const shown = useShown();
  const { name, sex, birthDate, contractUntil, groups = [] } = member;
  const age = ageOn(birthDate, today);
  return (
    <span className="member">
      <strong>{name}</strong>
      <span>{common(sex === 'M' ? 'male' : 'female')}</span>
      <span>{age === undefined ? shown.date(birthDate) : common('years', { count: age })}</span>
      <span>
        {groups.map((group) => (
          <Tag key={group} variant="filled">
            {groupOf(group)}
          </Tag>
        ))}
      </span>
      {taken && contractUntil !== undefined ? (
        <Typography.Text type="secondary">{say('has', { date: shown.date(contractUntil) })}</Typography.Text>
      ) : null}
    </span>
  );
};

/** The people of a household to choose from; who has a contract on the first day is not one of them, and it is said why. */
export const Members = ({ members, chosen, startsOn, today, onChange }: Shape) => {
  const say = useWords(signWords);
  const free = members.filter((one) => !isTaken(one, startsOn)).map(({ id }) => id);
  return (
    <div role="group" aria-label={say('who')} className="members">
      {free.length > 1 ? (
        <Checkbox
          checked={chosen.length === free.length}
          indeterminate={chosen.length > 0 && chosen.length < free.length}
          onChange={({ target }) => onChange(target.checked ? free : [])}
        >
          {say('allMembers')}
        </Checkbox>
      ) : null}
      {members.map((member) => {
        const taken = isTaken(member, startsOn);
        return (
          <Checkbox
            key={member.id}
            disabled={taken}
            checked={chosen.includes(member.id)}
            onChange={({ target }) =>
              onChange(target.checked ? [...chosen, member.id] : chosen.filter((id) => id !== member.id))
            }
          >
            <One member={member} today={today} taken={taken} />
          </Checkbox>
        );
      })}
    </div>
  );
};
