import { Flex, Radio } from 'antd';

import { DateField } from '../kit/date-field.tsx';
import { useWords } from '../kit/words.ts';
import { type Day, lastDay } from './day.ts';
import { reminderWords } from './words.ts';

type Shape = {
  readonly day: Day;
  readonly today: string;
  readonly onDay: (on: string) => void;
  readonly onManner: (isDryRun: boolean) => void;
};

/** Chooses the day, and of today whether to see what happened or what would. */
export const DayBar = ({ day, today, onDay, onManner }: Shape) => {
  const say = useWords(reminderWords);
  return (
    <Flex gap="middle" wrap align="center">
      <DateField
        aria-label={say('day')}
        value={day.on}
        until={lastDay(today)}
        onChange={(on) => onDay(on ?? today)}
      />
      <Radio.Group
        className="no-print"
        aria-label={say('manner')}
        optionType="button"
        value={day.isDryRun ? 'dryRun' : 'actual'}
        onChange={({ target }) => onManner(target.value === 'dryRun')}
        options={[
          { value: 'actual', label: say('actual'), disabled: day.on > today },
          { value: 'dryRun', label: say('dryRun'), disabled: day.on < today },
        ]}
      />
    </Flex>
  );
};
