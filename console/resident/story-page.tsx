import { Flex } from 'antd';
import { type ReactNode, startTransition, useEffect, useMemo, useState } from 'react';

import { listFollowUps } from '../../functions/follow-ups/api.ts';
import { afterPaint } from '../kit/after-paint.ts';
import { useShown } from '../kit/dates.ts';
import { Page } from '../kit/page.tsx';
import { useList } from '../kit/use-answer.ts';
import { useWords } from '../kit/words.ts';
import { AmendDrawer } from './amend-drawer.tsx';
import { ConsentPart } from './consent-part.tsx';
import { ContractPart } from './contract-part.tsx';
import { DepartedDrawer } from './departed-drawer.tsx';
import { EnrolDrawer, ScreenDrawer } from './enrol-drawers.tsx';
import { ExamDrawer } from './exam-drawer.tsx';
import { ExamsPart } from './exams-part.tsx';
import { Actions, Groups, MergedNote, WhoLine } from './head.tsx';
import { HouseholdPart } from './household-part.tsx';
import { ChangesPart, LooksPart } from './log-parts.tsx';
import { MedicinePart } from './medicine-part.tsx';
import { MessagesPart } from './messages-part.tsx';
import { NextPart } from './next-part.tsx';
import { ProgrammesPart } from './programmes-part.tsx';
import { ReadingsPart } from './readings-part.tsx';
import { RecordPart } from './record-part.tsx';
import { ReferralsPart } from './referrals-part.tsx';
import { ScreeningPart } from './screening-part.tsx';
import { type Seen, SeenBy, useAbout, useSeen } from './seen.ts';
import { visitsOf } from './visits.ts';
import { VisitsPart } from './visits-part.tsx';
import type { Deed } from './why-not.ts';
import { residentWords } from './words.ts';

const PARTS = [
  'next',
  'readings',
  'visits',
  'programmes',
  'medicine',
  'exams',
  'screening',
  'referrals',
  'messages',
  'contract',
  'consent',
  'household',
  'record',
  'changes',
  'looks',
] as const;

/** Jumps to a part of the page. */
const Jump = () => {
  const say = useWords(residentWords);
  return (
    <nav aria-label={say('parts')} className="jump no-print">
      {PARTS.map((part) => (
        <a key={part} href={`#${part}`}>
          {say(part)}
        </a>
      ))}
    </nav>
  );
};

type Drawn = { readonly isWhole: boolean };

const Story = ({ isWhole }: Drawn) => {
  const { story } = useSeen();
  const list = useList(listFollowUps, { ...useAbout(), query: { limit: '200' } });
  const { data } = list;
  const visits = useMemo(
    () => visitsOf(story, data?.pages.flatMap(({ value }) => value.items) ?? []),
    [story, data],
  );
  return (
    <>
      <ReadingsPart visits={visits} />
      {isWhole ? (
        <>
          <VisitsPart visits={visits} />
          <ProgrammesPart contacts={list.first?.contact ?? []} />
          <MedicinePart />
          <ExamsPart />
          <ScreeningPart />
          <ReferralsPart />
          <MessagesPart />
          <ChangesPart />
          <LooksPart />
        </>
      ) : null}
    </>
  );
};

/** The forms that open beside the page. */
const DRAWERS: Readonly<Partial<Record<Deed, (shape: { readonly onClose: () => void }) => ReactNode>>> = {
  enrol: EnrolDrawer,
  exam: ExamDrawer,
  screen: ScreenDrawer,
  amend: AmendDrawer,
  departed: DepartedDrawer,
};

const Opened = () => {
  const { deed, open } = useSeen();
  const Drawer = deed === undefined ? undefined : DRAWERS[deed];
  return Drawer === undefined ? null : <Drawer onClose={() => open(undefined)} />;
};

const Printed = () => {
  const say = useWords(residentWords);
  const shown = useShown();
  const { today } = useSeen();
  return <p className="print-only">{say('printed', { date: shown.date(today) })}</p>;
};

/** Whether the whole page is drawn: at first what is seen of it at once, and what is below as soon as that is shown. */
const useWhole = (): boolean => {
  const [isWhole, setWhole] = useState(false);
  useEffect(() => afterPaint(() => startTransition(() => setWhole(true))), []);
  return isWhole;
};

/** The story of a person on one page: what is next, how they were, what they have, who they live with, who looked. */
export const StoryPage = (person: Omit<Seen, 'deed' | 'open'>) => {
  const [deed, open] = useState<Deed>();
  const isWhole = useWhole();
  return (
    <SeenBy value={{ ...person, deed, open }}>
      <Page title={person.story.name} note={<WhoLine />} actions={<Actions />}>
        <Printed />
        <Flex vertical gap="small">
          <Groups />
          <MergedNote />
          <Jump />
        </Flex>
        <div className="story">
          <div className="story-next">
            <NextPart />
          </div>
          <div className="story-main">
            <Story isWhole={isWhole} />
          </div>
          <aside className="story-side">
            <ContractPart />
            {isWhole ? (
              <>
                <ConsentPart />
                <HouseholdPart />
                <RecordPart />
              </>
            ) : null}
          </aside>
        </div>
      </Page>
      <Opened />
    </SeenBy>
  );
};
