import './reminders.css';

import { Typography } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';

import { useShown } from '../kit/dates.ts';
import { Page } from '../kit/page.tsx';
import { PurposeForm } from '../kit/purpose-form.tsx';
import { Loading } from '../kit/states.tsx';
import { useMe } from '../kit/use-me.ts';
import { useWords } from '../kit/words.ts';
import { Budgets } from './budgets.tsx';
import { DayBar } from './day-bar.tsx';
import { DayList } from './day-list.tsx';
import { dayIn } from './day.ts';
import { reminderWords } from './words.ts';

const MONTH_LENGTH = 7;

const AskWhy = ({ onGiven }: { readonly onGiven: (purpose: string) => void }) => {
  const say = useWords(reminderWords);
  const usual = [say('purposeDelivery'), say('purposeComplaint'), say('purposeCost')];
  const texts = { label: say('purpose'), note: say('purposeNote'), go: say('look') };
  return (
    <section>
      <Typography.Title level={2}>{say('purposeTitle')}</Typography.Title>
      <PurposeForm {...texts} usual={usual} onGiven={onGiven} />
    </section>
  );
};

const Reminders = ({ today, needsPurpose }: { readonly today: string; readonly needsPurpose: boolean }) => {
  const say = useWords(reminderWords);
  const shown = useShown();
  const [search, setSearch] = useSearchParams();
  const [purpose, setPurpose] = useState<string>();
  const day = dayIn(search, today);
  const go = (on: string, isDryRun: boolean): void =>
    setSearch({ ...(on === today ? {} : { on }), ...(isDryRun && on === today ? { dry: 'yes' } : {}) });
  const month = day.on.slice(0, MONTH_LENGTH);
  return (
    <>
      <DayBar
        day={day}
        today={today}
        onDay={(on) => go(on, day.isDryRun)}
        onManner={(isDryRun) => go(day.on, isDryRun)}
      />
      <Typography.Paragraph type="secondary" className="about-day">
        {day.isDryRun ? say('dryRunNote', { date: shown.date(day.on) }) : null}{' '}
        {purpose === undefined ? null : say('lookingFor', { purpose })}
      </Typography.Paragraph>
      {needsPurpose && purpose === undefined ? (
        <AskWhy onGiven={setPurpose} />
      ) : (
        <DayList
          key={`${day.on} ${day.isDryRun}`}
          day={day}
          purpose={purpose}
          onTry={() => go(day.on, true)}
        />
      )}
      <Budgets month={month} />
    </>
  );
};

/** What SMS and calls a day brought or would bring, to whom and why, and what they cost. */
export const Component = () => {
  const say = useWords(reminderWords);
  const me = useMe();
  return (
    <Page title={say('title')} note={say('note')}>
      {me === undefined ? (
        <Loading />
      ) : (
        <Reminders today={me.today} needsPurpose={me.roles.includes('bureau')} />
      )}
    </Page>
  );
};
