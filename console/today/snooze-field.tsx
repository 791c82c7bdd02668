import { Button, Flex, Form } from 'antd';

import { daysOffered } from './call-form.ts';
import { callWords } from './words.ts';
import { plusDays } from '../../domain/kernel/time.ts';
import { DateField } from '../kit/date-field.tsx';
import { useMe } from '../kit/use-me.ts';
import { useWords } from '../kit/words.ts';

type Field = {
  readonly id?: string;
  readonly value?: string | undefined;
  readonly onChange?: (date: string | undefined) => void;
};

/** A day after today: typed, or one of those that are asked for most. */
const Day = ({ id = 'snooze', value, onChange }: Field) => {
  const say = useWords(callWords);
  const today = useMe()?.today;
  if (today === undefined) return null;
  return (
    <Flex
      gap="small"
      align="center"
      wrap
      // Enter takes the day that was typed; it does not send the form.
      onKeyDown={(event) => {
        if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
      }}
    >
      <DateField
        id={id}
        value={value}
        from={plusDays(today, 1)}
        {...(onChange === undefined ? {} : { onChange })}
      />
      {daysOffered(today).map(({ days, on }) => (
        <Button
          key={on}
          size="small"
          type={value === on ? 'primary' : 'text'}
          aria-pressed={value === on}
          onClick={() => onChange?.(value === on ? undefined : on)}
        >
          {days === 1 ? say('tomorrow') : say('days', { count: days })}
        </Button>
      ))}
    </Flex>
  );
};

/** Until when a task may wait; the service says how long that may be. */
export const SnoozeField = () => {
  const say = useWords(callWords);
  return (
    <Form.Item name="snoozeUntil" label={say('snooze')} extra={say('snoozeNote')}>
      <Day />
    </Form.Item>
  );
};
