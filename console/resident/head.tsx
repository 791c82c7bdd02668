import { Alert, Button, Flex, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';

import { groupWords } from '../kit/code-words.ts';
import { commonWords } from '../kit/common-words.ts';
import { useShown } from '../kit/dates.ts';
import { paths } from '../kit/paths.ts';
import { useNames, useWords } from '../kit/words.ts';
import { DeedButton } from './buttons.tsx';
import { ageOf } from './household-part.tsx';
import { usePathOf } from './next-part.tsx';
import { useSeen, useWhyNot } from './seen.ts';
import { useCurrentContract, useProgrammeName, useRegion } from './use-names.ts';
import type { Deed } from './why-not.ts';
import { residentWords } from './words.ts';

/** Who the person is, in a line. */
export const WhoLine = () => {
  const say = useWords(residentWords);
  const common = useWords(commonWords);
  const shown = useShown();
  const { story, today, purpose } = useSeen();
  const region = useRegion(story.regionCode);
  const age = ageOf(story.birthDate, story.diedOn ?? today);
  const facts = [
    common(story.sex === 'M' ? 'male' : 'female'),
    age === undefined ? '' : common('years', { count: age }),
    shown.date(story.birthDate),
    [region?.parent?.name, region?.name ?? story.regionCode].filter(Boolean).join(' '),
    story.phone,
    purpose === undefined ? '' : say('seenFor', { purpose }),
  ].filter((text) => text !== '');
  return <span className="who-line">{facts.join(' · ')}</span>;
};

/** What the person is counted among: programmes and key groups, and whether they died or left. */
export const Groups = () => {
  const say = useWords(residentWords);
  const groupName = useNames(groupWords);
  const programmeName = useProgrammeName();
  const shown = useShown();
  const { story } = useSeen();
  const managed = story.programmes.filter(({ managedSince }) => managedSince !== undefined);
  return (
    <Flex gap={4} wrap className="groups">
      {story.diedOn === undefined ? null : (
        <Tag color="error">{say('died', { date: shown.date(story.diedOn) })}</Tag>
      )}
      {story.movedOutOn === undefined ? null : (
        <Tag color="warning">{say('movedOut', { date: shown.date(story.movedOutOn) })}</Tag>
      )}
      {managed.map(({ programme }) => (
        <Tag key={programme} className="titled">
          {programmeName(programme)}
        </Tag>
      ))}
      {story.keyGroups.map((group) => (
        <Tag key={group}>{groupName(group)}</Tag>
      ))}
    </Flex>
  );
};

/** Says of a record that was merged where the one that was kept is, and of a kept one which ones went into it. */
export const MergedNote = () => {
  const say = useWords(residentWords);
  const { story, purpose } = useSeen();
  const { aliasOf, aliases } = story;
  if (aliasOf !== undefined)
    return (
      <Alert
        type="warning"
        showIcon
        className="merged"
        title={say('merged')}
        description={
          <Link to={paths.resident(aliasOf)} state={{ purpose }}>
            {say('toKept', { id: aliasOf })}
          </Link>
        }
      />
    );
  if (aliases.length === 0) return null;
  return (
    <p className="quiet">
      {say('aliases')}:{' '}
      {aliases.map((id) => (
        <Link key={id} to={paths.resident(id)} state={{ purpose }} className="alias">
          {id}
        </Link>
      ))}
    </p>
  );
};

const useReason = (): ((deed: Deed) => string | undefined) => {
  const say = useWords(residentWords);
  const whyNot = useWhyNot();
  return (deed) => {
    const why = whyNot(deed);
    return why === undefined ? undefined : say(why);
  };
};

const LESS_OFTEN = ['exam', 'screen', 'amend', 'departed'] as const;

const LessOften = () => {
  const say = useWords(residentWords);
  const common = useWords(commonWords);
  const reasonOf = useReason();
  const { open } = useSeen();
  return (
    <Flex gap="small" wrap id="less-often" className="less-often">
      {LESS_OFTEN.map((deed) => (
        <DeedButton key={deed} label={say(deed)} onPress={() => open(deed)} reason={reasonOf(deed)} />
      ))}
      <Button onClick={() => globalThis.print()}>{common('print')}</Button>
    </Flex>
  );
};

/** What may be done with the person, each with the reason where it is not possible. */
export const Actions = () => {
  const say = useWords(residentWords);
  const reasonOf = useReason();
  const pathOf = usePathOf();
  const { open } = useSeen();
  const contract = useCurrentContract();
  const [isWhole, setWhole] = useState(false);
  const signing = contract === undefined ? 'sign' : 'renew';
  return (
    <Flex gap="small" wrap role="group" aria-label={say('actions')}>
      {(['followUp', signing, 'prescribe', 'refer'] as const).map((deed) => {
        const to = pathOf(deed);
        return (
          <DeedButton
            key={deed}
            type={deed === 'followUp' ? 'primary' : 'default'}
            label={say(deed)}
            {...(to !== undefined && { to })}
            reason={reasonOf(deed)}
          />
        );
      })}
      <DeedButton label={say('enrol')} onPress={() => open('enrol')} reason={reasonOf('enrol')} />
      <Button aria-expanded={isWhole} aria-controls="less-often" onClick={() => setWhole(!isWhole)}>
        {say('more')} {isWhole ? '▴' : '▾'}
      </Button>
      {isWhole ? <LessOften /> : null}
    </Flex>
  );
};
