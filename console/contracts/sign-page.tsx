import { Button } from 'antd';
import { useNavigate, useParams } from 'react-router';

import { listPackages } from '../../functions/contracts/api.ts';
import { listResidents, showResident } from '../../functions/residents/api.ts';
import { Page } from '../kit/page.tsx';
import { paths } from '../kit/paths.ts';
import { Answer, Loading } from '../kit/states.tsx';
import { useAnswer } from '../kit/use-answer.ts';
import { useMe, useOwnTeam } from '../kit/use-me.ts';
import { useWords } from '../kit/words.ts';
import type { Story } from './contract-types.ts';
import './contracts.css';
import { ageOn } from './members.tsx';
import { SignForm } from './sign-form.tsx';
import { signWords } from './sign-words.ts';
import { membersOf } from './signing.ts';

const MOST_PACKAGES = '100';
const MOST_MEMBERS = '100';

const Household = ({ story }: { readonly story: Story }) => {
  const me = useMe();
  const teamId = useOwnTeam();
  const { householdId } = story;
  const household = useAnswer(
    listResidents,
    { query: { householdId: householdId ?? '', limit: MOST_MEMBERS } },
    { isOff: householdId === undefined },
  );
  const packages = useAnswer(listPackages, { query: { limit: MOST_PACKAGES } });
  const others = householdId === undefined ? [] : household.value?.items;
  if (me === undefined) return <Loading />;
  const both =
    others === undefined || packages.value === undefined
      ? undefined
      : { members: membersOf(story, others), packages: packages.value.items };
  const refetch = (): unknown => Promise.all([packages.refetch(), household.refetch()]);
  return (
    <Answer of={{ value: both, error: household.error ?? packages.error, refetch }}>
      {(given) => <SignForm {...given} today={me.today} teamId={teamId} />}
    </Answer>
  );
};

/** Signs contracts with a resident or the whole household, or writes drafts down. */
export const Component = () => {
  const { residentId = '' } = useParams();
  const say = useWords(signWords);
  const navigate = useNavigate();
  const me = useMe();
  const resident = useAnswer(showResident, { params: { residentId } });
  const { value } = resident;
  const age = value === undefined || me === undefined ? undefined : ageOn(value.birthDate, me.today);
  return (
    <Page
      title={say('title')}
      note={value === undefined ? '\u00A0' : say('of', { name: value.name, age: age ?? '' })}
      actions={<Button onClick={() => void navigate(paths.resident(residentId))}>{say('toResident')}</Button>}
    >
      <Answer of={resident}>{(story) => <Household key={story.id} story={story} />}</Answer>
    </Page>
  );
};
