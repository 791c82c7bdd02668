import { Flex } from 'antd';
import { useId } from 'react';

import { DateField } from '../kit/date-field.tsx';
import { useWords } from '../kit/words.ts';
import type { View } from './view.ts';
import { qualityWords } from './words.ts';

type Shape = {
  readonly view: View;
  readonly today: string;
  readonly onChange: (view: View) => void;
};

/** Chooses the days of the visits that are looked at, both included. */
export const Period = ({ view, today, onChange }: Shape) => {
  const say = useWords(qualityWords);
  const id = useId();
  return (
    <Flex gap="small" align="center" wrap>
      <label htmlFor={`${id}from`}>{say('from')}</label>
      <DateField
        id={`${id}from`}
        value={view.from}
        until={view.to}
        onChange={(from) => onChange({ ...view, from: from ?? view.from })}
      />
      <label htmlFor={`${id}to`}>{say('to')}</label>
      <DateField
        id={`${id}to`}
        value={view.to}
        from={view.from}
        until={today}
        onChange={(to) => onChange({ ...view, to: to ?? view.to })}
      />
    </Flex>
  );
};
