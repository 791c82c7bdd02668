import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Switch } from 'antd';

import { ProblemNote } from '../kit/problem-note.tsx';
import { useWords } from '../kit/words.ts';
import { AnswerForm } from './answer-form.tsx';
import type { Phone } from './by-phone.ts';
import { holdBack } from './outbox.ts';
import { Texts } from './texts.tsx';
import { phoneWords } from './words.ts';

type Shape = { readonly of: Phone; readonly onHistory: (() => void) | undefined };

const Delay = ({ of: { phone, isDelayed } }: Pick<Shape, 'of'>) => {
  const say = useWords(phoneWords);
  const { message } = App.useApp();
  const client = useQueryClient();
  const hold = useMutation({
    mutationFn: (isWanted: boolean) => holdBack(phone, isWanted),
    onSuccess: async ({ released }, isWanted) => {
      void message.info(isWanted ? say('heldFromNow') : say('released', { count: released }));
      await client.invalidateQueries();
    },
  });
  return (
    <>
      <span className="phone-delay">
        {say('delay')}
        <Switch
          size="small"
          aria-label={say('delayOf', { phone })}
          checked={isDelayed}
          loading={hold.isPending}
          onChange={(isWanted) => hold.mutate(isWanted)}
        />
      </span>
      <ProblemNote error={hold.error} />
    </>
  );
};

/** A simple phone: its number, what came to it, and its answer. */
export const PhoneFrame = ({ of, onHistory }: Shape) => {
  const say = useWords(phoneWords);
  const { phone, texts } = of;
  return (
    <section className="phone" aria-label={say('phone', { phone })}>
      <div className="phone-ear" aria-hidden="true" />
      <header className="phone-head">
        <h3>{phone}</h3>
        {onHistory === undefined ? null : (
          <Button type="link" size="small" aria-label={say('historyOf', { phone })} onClick={onHistory}>
            {say('history')}
          </Button>
        )}
        <Delay of={of} />
      </header>
      <Texts of={of} />
      <AnswerForm phone={phone} to={texts.at(-1)?.id} />
    </section>
  );
};
