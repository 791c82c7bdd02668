import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Flex, Typography } from 'antd';
import { useState } from 'react';

import { localDate, plusDays } from '../../domain/kernel/time.ts';
import { DateField } from '../kit/date-field.tsx';
import { useShown } from '../kit/dates.ts';
import { ProblemNote } from '../kit/problem-note.tsx';
import { useWords } from '../kit/words.ts';
import { moveDay } from './outbox.ts';
import { phoneWords } from './words.ts';

const WEEK = 7;

const after = (today: string, days: number): string => plusDays(localDate(today), days);

/** The service's day, to be moved: what falls due on the way is done. */
export const Clock = ({ today, onMoved }: { readonly today: string; readonly onMoved: () => void }) => {
  const say = useWords(phoneWords);
  const shown = useShown();
  const client = useQueryClient();
  const [chosen, choose] = useState<string>();
  const move = useMutation({
    mutationFn: moveDay,
    onSuccess: async () => {
      choose(undefined);
      onMoved();
      await client.invalidateQueries();
    },
  });
  const to = (day: string) => ({
    disabled: move.isPending,
    loading: move.isPending && move.variables === day,
    onClick: () => move.mutate(day),
  });
  const [tomorrow, nextWeek] = [after(today, 1), after(today, WEEK)];
  return (
    <section className="phones-clock">
      <Typography.Title level={2}>{say('todayIs', { date: shown.date(today) })}</Typography.Title>
      <Flex wrap gap="small" align="center">
        <Button type="primary" {...to(tomorrow)}>
          {say('nextDay')}
        </Button>
        <Button {...to(nextWeek)}>{say('nextWeek')}</Button>
        <DateField aria-label={say('day')} value={chosen} onChange={choose} disabled={move.isPending} />
        <Button {...to(chosen ?? '')} disabled={move.isPending || chosen === undefined}>
          {say('goTo')}
        </Button>
      </Flex>
      <Typography.Paragraph type="secondary" role="status" className="phones-moved">
        {move.data === undefined
          ? say('clockNote')
          : say('moved', {
              date: shown.date(move.data.today),
              residents: shown.count(move.data.touched.residents),
              buckets: shown.count(move.data.touched.buckets),
            })}
      </Typography.Paragraph>
      <ProblemNote error={move.error} />
    </section>
  );
};
