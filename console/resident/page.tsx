import { Button, Typography } from 'antd';
import { useState } from 'react';
import { useLocation, useNavigate, useParams } from 'react-router';

import { showResident } from '../../functions/residents/api.ts';
import { Page } from '../kit/page.tsx';
import { paths } from '../kit/paths.ts';
import { problemOf } from '../kit/problem.ts';
import { PurposeForm } from '../kit/purpose-form.tsx';
import { Answer, Loading, Nothing } from '../kit/states.tsx';
import { useAnswer } from '../kit/use-answer.ts';
import { useMe } from '../kit/use-me.ts';
import { useWords } from '../kit/words.ts';
import { Looks } from '../kit/looks.tsx';
import './resident.css';
import { StoryPage } from './story-page.tsx';
import { residentWords } from './words.ts';

const REASON_NEEDED = '/problems/access/reason-needed';
const NOT_FOUND = '/problems/access/not-found';

const Nobody = () => {
  const say = useWords(residentWords);
  const navigate = useNavigate();
  return (
    <Page title={say('title')}>
      <Nothing text={say('nobody')}>
        <Button onClick={() => void navigate(paths.panel)}>{say('toPanel')}</Button>
      </Nothing>
    </Page>
  );
};

const AskPurpose = ({ onSaid }: { readonly onSaid: (purpose: string) => void }) => {
  const say = useWords(residentWords);
  return (
    <Page title={say('purposeTitle')} note={say('purposeNote')}>
      <PurposeForm label={say('purpose')} go={say('look')} example={say('purposeHint')} onGiven={onSaid} />
    </Page>
  );
};

const AuditorPage = ({ residentId }: { readonly residentId: string }) => {
  const say = useWords(residentWords);
  return (
    <Page title={`${say('looks')} · ${residentId}`} note={say('auditorNote')}>
      <Typography.Title level={2} className="unseen">
        {say('looks')}
      </Typography.Title>
      <Looks subject={residentId} />
    </Page>
  );
};

/** The purpose that a page before this one already asked for. */
const saidBefore = (state: unknown): string | undefined =>
  typeof state === 'object' && state !== null && 'purpose' in state && typeof state.purpose === 'string'
    ? state.purpose
    : undefined;

type Whose = { readonly residentId: string; readonly today: string };

const ResidentPage = ({ residentId, today }: Whose) => {
  const [purpose, setPurpose] = useState(saidBefore(useLocation().state));
  const asked = useAnswer(showResident, { params: { residentId }, purpose });
  const say = useWords(residentWords);
  const { value: story, version, error } = asked;
  const type = error === null ? '' : problemOf(error).type;
  if (type === REASON_NEEDED) return <AskPurpose onSaid={setPurpose} />;
  if (type === NOT_FOUND) return <Nobody />;
  if (story === undefined || error !== null)
    return (
      <Page title={say('title')}>
        <Answer of={asked}>{() => null}</Answer>
      </Page>
    );
  const readAgain = async () => {
    const { data } = await asked.refetch();
    return data === undefined ? undefined : { story: data.value, version: data.version };
  };
  return <StoryPage {...{ story, version, purpose, today, readAgain }} />;
};

/** The page of a person, by the rights of whoever opens it: their story, or for an auditor who looked. */
export const Component = () => {
  const { residentId = '' } = useParams();
  const me = useMe();
  if (me === undefined) return <Loading />;
  if (me.roles.every((role) => role === 'auditor')) return <AuditorPage residentId={residentId} />;
  return <ResidentPage key={residentId} residentId={residentId} today={me.today} />;
};
