import { Flex } from 'antd';
import { Link } from 'react-router';

import { completedAge, isLocalDate } from '../../domain/kernel/time.ts';
import { listResidents } from '../../functions/residents/api.ts';
import { groupWords } from '../kit/code-words.ts';
import { commonWords } from '../kit/common-words.ts';
import { useShown } from '../kit/dates.ts';
import { paths } from '../kit/paths.ts';
import { Answer } from '../kit/states.tsx';
import { useList } from '../kit/use-answer.ts';
import { useNames, useWords } from '../kit/words.ts';
import { recordWords } from './record-words.ts';
import { Quiet, Section } from './section.tsx';
import { useSeen, useWhyNot } from './seen.ts';
import { residentWords } from './words.ts';

/** The age of somebody born on a day; undefined where the day is none. */
export const ageOf = (birthDate: string, today: string): number | undefined =>
  isLocalDate(birthDate) && isLocalDate(today) ? completedAge(birthDate, today) : undefined;

type Member = {
  readonly id: string;
  readonly name: string;
  readonly sex: string;
  readonly birthDate: string;
};
type Listed = Member & { readonly groups: readonly string[]; readonly contractUntil?: string | undefined };

const MemberRow = ({ member }: { readonly member: Listed }) => {
  const say = useWords(recordWords);
  const common = useWords(commonWords);
  const groupName = useNames(groupWords);
  const shown = useShown();
  const { today, purpose } = useSeen();
  const age = ageOf(member.birthDate, today);
  const facts = [
    common(member.sex === 'M' ? 'male' : 'female'),
    age === undefined ? '' : common('years', { count: age }),
    ...member.groups.map(groupName),
  ].filter((text) => text !== '');
  return (
    <li>
      <Flex justify="space-between" gap="small">
        <span>
          <Link to={paths.resident(member.id)} state={{ purpose }}>
            {member.name}
          </Link>{' '}
          <span className="quiet">{facts.join(' · ')}</span>
        </span>
        <span className="quiet end">
          {member.contractUntil === undefined
            ? say('unsigned')
            : say('contractUntil', { date: shown.date(member.contractUntil) })}
        </span>
      </Flex>
    </li>
  );
};

const Members = ({ householdId }: { readonly householdId: string }) => {
  const say = useWords(recordWords);
  const { story, purpose } = useSeen();
  const list = useList(listResidents, { query: { householdId }, purpose });
  return (
    <Answer of={{ value: list.first, error: list.error, refetch: list.refetch }}>
      {() => {
        const others = list.items.filter(({ id }) => id !== story.id);
        return others.length === 0 ? (
          <Quiet>{say('alone')}</Quiet>
        ) : (
          <ul className="plain">
            {others.map((member) => (
              <MemberRow key={member.id} member={member} />
            ))}
          </ul>
        );
      }}
    </Answer>
  );
};

/** Who lives with the person, each with their contract, and a way to sign together. */
export const HouseholdPart = () => {
  const say = useWords(recordWords);
  const page = useWords(residentWords);
  const { story } = useSeen();
  const isOff = useWhyNot()('sign') !== undefined;
  const { householdId } = story;
  return (
    <Section
      id="household"
      title={page('household')}
      extra={
        isOff || householdId === undefined ? undefined : (
          <Link to={paths.sign(story.id)}>{say('signTogether')}</Link>
        )
      }
    >
      {householdId === undefined ? (
        <Quiet>{say('noHousehold')}</Quiet>
      ) : (
        <Members householdId={householdId} />
      )}
    </Section>
  );
};
