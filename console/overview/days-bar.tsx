import { Button, Flex } from 'antd';
import type { ReactNode } from 'react';

import { DateField } from '../kit/date-field.tsx';
import { useWords } from '../kit/words.ts';
import { dayBefore, isPastDay } from './days.ts';
import type { Looking } from './use-view.ts';
import { overviewWords } from './words.ts';

type Shape = { readonly looking: Looking; readonly versus: string; readonly children: ReactNode };

/** The two days that are looked at, and when the numbers hold. */
export const DaysBar = ({ looking: { view, today, look }, versus, children }: Shape) => {
  const say = useWords(overviewWords);
  return (
    <Flex gap="middle" wrap align="center" className="days">
      <label>
        <span>{say('onDay')}</span>
        <DateField
          aria-label={say('onDay')}
          value={view.on ?? today}
          until={today}
          onChange={(day) => look({ on: day !== undefined && isPastDay(day, today) ? day : undefined })}
        />
      </label>
      <label>
        <span>{say('versusDay')}</span>
        <DateField
          aria-label={say('versusDay')}
          value={versus}
          until={dayBefore(today)}
          onChange={(day) => look({ versus: day })}
        />
      </label>
      {view.on === undefined ? null : (
        <Button onClick={() => look({ on: undefined })}>{say('backToLive')}</Button>
      )}
      <span className="age">{children}</span>
    </Flex>
  );
};
