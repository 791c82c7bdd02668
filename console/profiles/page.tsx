import { Table, type TableColumnsType, Tag, Typography } from 'antd';

import { listProgrammes } from '../../functions/programmes/api.ts';
import { modeWords } from '../kit/code-words.ts';
import { useShown } from '../kit/dates.ts';
import { useSay } from '../kit/language.ts';
import { Page } from '../kit/page.tsx';
import { ScrollBox } from '../kit/scroll-box.tsx';
import { Answer } from '../kit/states.tsx';
import { useAnswer } from '../kit/use-answer.ts';
import { useNames, useWords } from '../kit/words.ts';
import { Programmes } from './programmes.tsx';
import { type Profile, type Rule, RULES } from './rules.ts';
import { profileWords } from './words.ts';
import './profiles.css';

const Head = ({ of: { id, title, version, effectiveFrom, isDefault } }: { readonly of: Profile }) => {
  const say = useWords(profileWords);
  const inReaders = useSay();
  const shown = useShown();
  return (
    <>
      {id} {isDefault ? <Tag>{say('inUse')}</Tag> : null}
      <small className="profile-note">
        {inReaders(title)}
        <br />
        {say('version', { version })} · {say('effective', { date: shown.date(effectiveFrom) })}
      </small>
    </>
  );
};

const Cell = ({ rule, profile, usual }: { rule: Rule; profile: Profile; usual: Profile }) => {
  const say = useWords(profileWords);
  const modeName = useNames(modeWords);
  const text = rule.value(profile, say, modeName);
  const isOther = text !== rule.value(usual, say, modeName);
  return (
    <>
      <span className={isOther ? 'profile-value profile-other' : 'profile-value'}>
        {text}
        {isOther ? <small> {say('differs')}</small> : null}
      </span>
      {profile === usual || isOther ? <small className="profile-note">{rule.source(profile)}</small> : null}
    </>
  );
};

const SideBySide = ({ profiles }: { readonly profiles: readonly Profile[] }) => {
  const say = useWords(profileWords);
  const usual = profiles.find(({ isDefault }) => isDefault) ?? profiles[0];
  if (usual === undefined) return null;
  const columns: TableColumnsType<Rule> = [
    { key: 'rule', title: say('rule'), width: 180, render: (_, { name }) => say(name) },
    ...profiles.map((profile) => ({
      key: profile.id,
      width: 240,
      title: <Head of={profile} />,
      render: (_: unknown, rule: Rule) => <Cell rule={rule} profile={profile} usual={usual} />,
    })),
  ];
  return (
    <ScrollBox label={say('title')}>
      <Table
        rowKey="name"
        size="small"
        pagination={false}
        className="profiles"
        columns={columns}
        dataSource={RULES}
      />
    </ScrollBox>
  );
};

/** The rule profiles side by side with their sources, and what the programmes measure. */
export const Component = () => {
  const say = useWords(profileWords);
  const asked = useAnswer(listProgrammes, {});
  return (
    <Page title={say('title')} note={say('note')}>
      <Answer of={asked}>
        {({ items, profiles }) => (
          <>
            <SideBySide profiles={profiles} />
            <Typography.Title level={2}>{say('measured')}</Typography.Title>
            <Programmes items={items} />
          </>
        )}
      </Answer>
    </Page>
  );
};
