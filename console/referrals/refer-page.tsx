import { App, Button, Flex, Form, Typography } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import type * as z from 'zod';

import { sendReferral } from '../../functions/referrals/api.ts';
import { showResident } from '../../functions/residents/api.ts';
import { useSay } from '../kit/language.ts';
import { Page } from '../kit/page.tsx';
import { paths } from '../kit/paths.ts';
import { ProblemNote } from '../kit/problem-note.tsx';
import { Answer } from '../kit/states.tsx';
import { useAnswer, useWrite } from '../kit/use-answer.ts';
import { useWords } from '../kit/words.ts';
import { bodyOf, type Draft, groundsAfter } from './draft.ts';
import { FormFields, ForProgramme, Manner, Place, Why } from './refer-fields.tsx';
import { referralPageWords } from './words.ts';
import './referrals.css';

type Story = z.infer<typeof showResident.answer>;

/** What follows from the latest visit: why, and the green channel where it is urgent. */
const beginning = ({ programmes }: Story, programme: string | undefined): Draft => {
  const latest = programmes.find((one) => one.programme === programme)?.visits.at(-1);
  return {
    direction: 'up',
    urgency: latest?.action === 'urgent_referral' ? 'urgent' : 'routine',
    kind: 'visit',
    grounds: latest === undefined ? [] : groundsAfter(latest),
    ...(programme === undefined ? {} : { programme }),
  };
};

const useSending = (residentId: string) => {
  const say = useWords(referralPageWords);
  const navigate = useNavigate();
  const { message } = App.useApp();
  const { mutate, isPending, error } = useWrite(sendReferral);
  const [isWhyMissing, setWhyMissing] = useState(false);
  const send = (draft: Draft, isDraft: boolean): void => {
    const body = bodyOf(draft, isDraft);
    setWhyMissing(body === undefined);
    if (body === undefined) return;
    mutate(
      { params: { residentId }, body },
      {
        onSuccess: ({ value }) => {
          void message.success(say('done'));
          void navigate(paths.referral(value.id));
        },
      },
    );
  };
  return { send, isPending, error, isWhyMissing };
};

const ReferForm = ({
  story,
  programme,
}: {
  readonly story: Story;
  readonly programme: string | undefined;
}) => {
  const say = useWords(referralPageWords);
  const inReaders = useSay();
  const [form] = Form.useForm<Draft>();
  const { send, isPending, error, isWhyMissing } = useSending(story.id);
  const options = story.programmes.map((one) => ({ value: one.programme, label: inReaders(one.name) }));
  return (
    <Form
      form={form}
      layout="vertical"
      className="refer-form"
      initialValues={beginning(story, programme)}
      onFinish={(draft) => send(draft, false)}
    >
      <section>
        <Manner />
        <Place regionCode={story.regionCode} />
        <ForProgramme options={options} />
        <Why />
      </section>
      <section>
        <Typography.Title level={2}>{say('form')}</Typography.Title>
        <FormFields />
      </section>
      <div className="refer-end">
        {isWhyMissing ? (
          <Typography.Text type="danger" role="alert">
            {say('needReason')}
          </Typography.Text>
        ) : null}
        <ProblemNote error={error} />
        <Flex gap="small" wrap>
          <Button type="primary" htmlType="submit" loading={isPending}>
            {say('send')}
          </Button>
          <Button disabled={isPending} onClick={() => send(form.getFieldsValue(), true)}>
            {say('keepDraft')}
          </Button>
        </Flex>
      </div>
    </Form>
  );
};

/** The resident as they are now: the form begins from the latest visit, which may have been saved just before. */
const useLatest = (residentId: string) => {
  const asked = useAnswer(showResident, { params: { residentId } });
  const [isRead, setRead] = useState(false);
  if (!isRead && asked.value !== undefined && !asked.isFetching) setRead(true);
  return { ...asked, value: isRead ? asked.value : undefined };
};

/** Refers a resident: the national form, up or down, urgent by the green channel, or a consultation from afar. */
export const Component = () => {
  const say = useWords(referralPageWords);
  const { residentId = '' } = useParams();
  const [query] = useSearchParams();
  const asked = useLatest(residentId);
  return (
    <Page title={say('refer', { name: asked.value?.name ?? '' })} note={say('referNote')}>
      <Answer of={asked}>
        {(story) => (
          <ReferForm key={story.id} story={story} programme={query.get('programme') ?? undefined} />
        )}
      </Answer>
    </Page>
  );
};
