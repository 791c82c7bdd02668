import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Flex, Input, Typography } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';

import { mobileNumber } from '../../domain/kernel/phone.ts';
import { commonWords } from '../kit/common-words.ts';
import { DateField } from '../kit/date-field.tsx';
import { useShown } from '../kit/dates.ts';
import { Page } from '../kit/page.tsx';
import { Answer, Nothing } from '../kit/states.tsx';
import { useWords } from '../kit/words.ts';
import { phonesOf, type Phone } from './by-phone.ts';
import { Clock } from './clock.tsx';
import { PhoneFrame } from './phone-frame.tsx';
import { readDay, readOutbox } from './outbox.ts';
import './phones.css';
import { phoneWords } from './words.ts';

const SHOWN_FIRST = 12;
const LOOK_AGAIN_MS = 5_000;

type Many = { readonly phones: readonly Phone[]; readonly onHistory: ((phone: string) => void) | undefined };

const Phones = ({ phones, onHistory }: Many) => {
  const say = useWords(commonWords);
  const [most, show] = useState(SHOWN_FIRST);
  return (
    <>
      <div className="phones">
        {phones.slice(0, most).map((phone) => (
          <PhoneFrame
            key={phone.phone}
            of={phone}
            onHistory={onHistory === undefined ? undefined : () => onHistory(phone.phone)}
          />
        ))}
      </div>
      {phones.length > most ? (
        <Button className="phones-more" onClick={() => show(most + SHOWN_FIRST)}>
          {say('more')}
        </Button>
      ) : null}
    </>
  );
};

type Choice = { readonly on: string; readonly sought: string };

/** What is looked at stands in the address, so that other pages can lead to a phone. */
const useChoice = (today: string) => {
  const [search, setSearch] = useSearchParams();
  const choice: Choice = { on: search.get('on') ?? today, sought: search.get('phone') ?? '' };
  const choose = (chosen: Partial<Choice>) => {
    const { on, sought } = { ...choice, ...chosen };
    setSearch({ ...(on === today ? {} : { on }), ...(sought === '' ? {} : { phone: sought }) });
  };
  return { choice, choose };
};

type Chooser = { readonly choice: Choice; readonly choose: (chosen: Partial<Choice>) => void };

const Chosen = ({ choice: { on, sought }, choose }: Chooser) => {
  const say = useWords(phoneWords);
  const [typed, type] = useState(sought);
  return (
    <Flex wrap gap="small" align="center">
      <Input.Search
        className="phones-number"
        aria-label={say('number')}
        placeholder={say('number')}
        inputMode="tel"
        allowClear
        value={typed}
        onChange={({ target }) => type(target.value)}
        onSearch={(value) => choose({ sought: value.trim() })}
      />
      <DateField
        aria-label={say('dayShown')}
        value={on}
        onChange={(day) => choose(day === undefined ? {} : { on: day })}
        disabled={mobileNumber(sought) !== undefined}
      />
      {sought === '' ? null : (
        <Button
          onClick={() => {
            type('');
            choose({ sought: '' });
          }}
        >
          {say('allPhones')}
        </Button>
      )}
    </Flex>
  );
};

const Outbox = ({ choice: { on, sought }, choose }: Chooser) => {
  const say = useWords(phoneWords);
  const shown = useShown();
  const isOne = mobileNumber(sought) !== undefined;
  const outbox = useQuery({
    queryKey: ['local.outbox', on, sought],
    queryFn: () => readOutbox({ on, phone: sought }),
    placeholderData: keepPreviousData,
    refetchInterval: LOOK_AGAIN_MS,
  });
  return (
    <Answer of={{ ...outbox, value: outbox.data }}>
      {(held) => {
        const phones = phonesOf(held, sought);
        if (phones.length === 0) return <Nothing text={say(sought === '' ? 'nothing' : 'noNumber')} />;
        return (
          <>
            <Typography.Paragraph type="secondary" className="phones-count">
              {isOne ? say('ofNumber') : say('ofDay', { date: shown.date(on), count: phones.length })}
            </Typography.Paragraph>
            <Phones phones={phones} onHistory={isOne ? undefined : (phone) => choose({ sought: phone })} />
          </>
        );
      }}
    </Answer>
  );
};

const Machine = ({ today }: { readonly today: string }) => {
  const say = useWords(phoneWords);
  const { choice, choose } = useChoice(today);
  return (
    <>
      <Clock today={today} onMoved={() => choose({ on: today })} />
      <Typography.Title level={2}>{say('texts')}</Typography.Title>
      <Chosen key={choice.sought} choice={choice} choose={choose} />
      <Outbox choice={choice} choose={choose} />
    </>
  );
};

/** The phones of this machine: every text that the service sent, to be answered as the resident, reported or held back,
 *  and the service's clock. Nobody needs to be signed in. */
export const Component = () => {
  const say = useWords(phoneWords);
  const day = useQuery({ queryKey: ['health'], queryFn: readDay });
  return (
    <Page title={say('title')} note={say('note')}>
      <Answer of={{ ...day, value: day.data }}>{({ today }) => <Machine today={today} />}</Answer>
    </Page>
  );
};
