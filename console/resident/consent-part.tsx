import { Button, Form, Select } from 'antd';
import { useState } from 'react';

import { amendResident } from '../../functions/residents/api.ts';
import { commonWords } from '../kit/common-words.ts';
import { useShown } from '../kit/dates.ts';
import { useNames, useWords } from '../kit/words.ts';
import { FormDrawer } from './form-drawer.tsx';
import { recordWords } from './record-words.ts';
import { Section } from './section.tsx';
import { useAbout, useSeen, useWhyNot } from './seen.ts';
import { useDeed } from './use-deed.ts';
import { residentWords } from './words.ts';

const WHO = ['self', 'guardian', 'family'] as const;
const HOW = ['paper', 'in_person', 'phone', 'sms', 'online'] as const;

type Values = { readonly by: (typeof WHO)[number]; readonly method: (typeof HOW)[number] };

const A_MINUTE_MS = 60_000;

/** The instant at which it was said: a moment before it is written down, so that a clock ahead of the service's does no harm. */
const saidAt = (): string => new Date(Date.now() - A_MINUTE_MS).toISOString();

const ConsentDrawer = ({ isGiven, onClose }: { readonly isGiven: boolean; readonly onClose: () => void }) => {
  const say = useWords(recordWords);
  const common = useWords(commonWords);
  const nameOf = useNames(recordWords);
  const { version, story } = useSeen();
  const { params } = useAbout();
  const [form] = Form.useForm<Values>();
  const { run, error, isPending } = useDeed(amendResident, onClose);
  const rules = [{ required: true, message: common('required') }];
  const submit = (said: Values): void =>
    run({
      params,
      version,
      body: { smsConsent: isGiven, consent: { ...said, at: saidAt() } },
    });
  return (
    <FormDrawer<Values>
      title={`${say(isGiven ? 'agree' : 'withdraw')} · ${story.name}`}
      note={say(isGiven ? 'agreeNote' : 'withdrawNote')}
      form={form}
      initial={{ by: 'self' }}
      error={error}
      isPending={isPending}
      isDanger={!isGiven}
      submit={say(isGiven ? 'agree' : 'withdraw')}
      onSubmit={submit}
      onClose={onClose}
    >
      <Form.Item name="by" label={say('saidBy')} rules={rules}>
        <Select options={WHO.map((value) => ({ value, label: nameOf(value) }))} />
      </Form.Item>
      <Form.Item name="method" label={say('saidHow')} rules={rules}>
        <Select options={HOW.map((value) => ({ value, label: nameOf(value) }))} />
      </Form.Item>
    </FormDrawer>
  );
};

/** Whether SMS may be sent, since when, what was said before, and a way to write down what is said now. */
export const ConsentPart = () => {
  const say = useWords(recordWords);
  const page = useWords(residentWords);
  const shown = useShown();
  const { story } = useSeen();
  const isOff = useWhyNot()('amend') !== undefined;
  const [isOpen, setOpen] = useState(false);
  return (
    <Section
      id="consent"
      title={page('consent')}
      extra={
        isOff ? undefined : (
          <Button size="small" onClick={() => setOpen(true)}>
            {say(story.smsConsent ? 'withdraw' : 'agree')}
          </Button>
        )
      }
    >
      <div className={story.smsConsent ? undefined : 'warn'}>
        {story.smsConsent ? `✓ ${say('smsYes')}` : `✕ ${say('smsNo')}`}
      </div>
      <ul className="plain quiet">
        {story.dated.smsConsents.toReversed().map(({ from, isGiven }) => (
          <li key={`${from ?? ''}${isGiven}`}>
            {from === undefined ? say('since') : say('from', { date: shown.date(from) })} ·{' '}
            {say(isGiven ? 'smsYes' : 'smsNo')}
          </li>
        ))}
      </ul>
      {isOpen ? <ConsentDrawer isGiven={!story.smsConsent} onClose={() => setOpen(false)} /> : null}
    </Section>
  );
};
