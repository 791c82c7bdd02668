import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Flex, Input, Space } from 'antd';
import { useState } from 'react';

import { ProblemNote } from '../kit/problem-note.tsx';
import { useWords } from '../kit/words.ts';
import { sendAnswer } from './outbox.ts';
import { remember } from './said.ts';
import { phoneWords } from './words.ts';

const QUICK = ['quickConfirm', 'quickOptOut', 'quickReading', 'quickDanger', 'quickScore'] as const;
const LONGEST = 2_000;

type Shape = {
  readonly phone: string;
  /** The text that is answered; undefined where none came. */
  readonly to: string | undefined;
};

/** Answers as the resident: a usual answer by one press, or any words. */
export const AnswerForm = ({ phone, to = '' }: Shape) => {
  const say = useWords(phoneWords);
  const client = useQueryClient();
  const [words, write] = useState('');
  const answer = useMutation({
    mutationFn: (text: string) => sendAnswer(to, text),
    onSuccess: async ({ meaning }, text) => {
      write('');
      remember({ phone, after: to, text, meaning });
      await client.invalidateQueries();
    },
  });
  const isOff = to === '' || answer.isPending;
  const send = () => answer.mutate(words);
  return (
    <div className="phone-answer">
      <Flex wrap gap={4} role="group" aria-label={say('quick')}>
        {QUICK.map((key) => (
          <Button key={key} size="small" disabled={isOff} onClick={() => answer.mutate(say(key))}>
            {say(key)}
          </Button>
        ))}
      </Flex>
      <Space.Compact block>
        <Input
          aria-label={say('answer')}
          placeholder={say('answer')}
          maxLength={LONGEST}
          value={words}
          disabled={to === ''}
          onChange={({ target }) => write(target.value)}
          onPressEnter={() => {
            if (words !== '' && !isOff) send();
          }}
        />
        <Button type="primary" disabled={isOff || words === ''} loading={answer.isPending} onClick={send}>
          {say('send')}
        </Button>
      </Space.Compact>
      <ProblemNote error={answer.error} />
    </div>
  );
};
