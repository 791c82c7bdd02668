import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router';

import { listFollowUps } from '../../functions/follow-ups/api.ts';
import { listProgrammes } from '../../functions/programmes/api.ts';
import { showResident } from '../../functions/residents/api.ts';
import { Page } from '../kit/page.tsx';
import { Answer, Nothing } from '../kit/states.tsx';
import { useAnswer } from '../kit/use-answer.ts';
import { useMe } from '../kit/use-me.ts';
import { waitingOf } from '../kit/waiting.ts';
import { useWords } from '../kit/words.ts';
import './follow-up.css';
import { FormPage } from './form-page.tsx';
import { OverrideReturned } from './override-returned.tsx';
import type { Given } from './use-form-work.ts';
import { followUpWords } from './words.ts';

const MOST = '200';

type Shape = { readonly residentId: string; readonly me: Given['me'] };

/** Reads what the form needs: the person, the programmes and what was recorded before. What was read once stays while the
 *  connection is lost: a form that is being filled in is not taken away. */
const useRead = (residentId: string) => {
  const story = useAnswer(showResident, { params: { residentId } });
  const programmes = useAnswer(listProgrammes, {});
  const followUps = useAnswer(listFollowUps, { params: { residentId }, query: { limit: MOST } });
  const unread = [story, programmes, followUps].filter(({ value }) => value === undefined);
  const value =
    story.value === undefined || programmes.value === undefined || followUps.value === undefined
      ? undefined
      : { story: story.value, programmes: programmes.value.items, visits: followUps.value.items };
  return {
    value,
    error: unread.find(({ error }) => error !== null)?.error ?? null,
    refetch: () => Promise.all(unread.map(({ refetch }) => refetch())),
  };
};

const Ready = (given: Given) => {
  const say = useWords(followUpWords);
  const [search] = useSearchParams();
  const correct = search.get('correct');
  const recorded = given.visits.find(({ id }) => id === correct);
  if (given.item?.writes[0]?.route === 'follow-ups.override')
    return <OverrideReturned given={given} item={given.item} />;
  if (correct === null || recorded !== undefined) return <FormPage {...given} recorded={recorded} />;
  return (
    <Page title={say('titleCorrection')}>
      <Nothing text={say('noSuchVisit')} />
    </Page>
  );
};

const Read = ({ residentId, me }: Shape) => {
  const say = useWords(followUpWords);
  const [search] = useSearchParams();
  const read = useRead(residentId);
  const [item] = useState(() => waitingOf(me.userId).find(({ id }) => id === search.get('waiting')));
  const asked = search.get('programme') ?? undefined;
  if (read.value !== undefined) return <Ready {...read.value} me={me} item={item} asked={asked} />;
  return (
    <Page title={say('title')} note=" ">
      <Answer of={{ ...read, value: undefined }}>{() => null}</Answer>
    </Page>
  );
};

/** The page on which a follow-up is recorded or corrected. */
export const Component = () => {
  const { residentId = '' } = useParams();
  const [search] = useSearchParams();
  const me = useMe();
  const key = ['correct', 'waiting', 'programme'].map((name) => search.get(name)).join(' ');
  return me === undefined ? null : <Read key={`${residentId} ${key}`} residentId={residentId} me={me} />;
};
