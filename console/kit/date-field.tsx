import { DatePicker } from 'antd';
import dayjs from 'dayjs';

import { commonWords } from './common-words.ts';
import { useWords } from './words.ts';

type Shape = {
  readonly value?: string | undefined;
  readonly onChange?: (date: string | undefined) => void;
  /** The first and the last day that may be chosen, both included. */
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  readonly id?: string;
  readonly disabled?: boolean;
  readonly 'aria-label'?: string;
};

const FORMAT = 'YYYY-MM-DD';

/** A field for a civil date: its value is `YYYY-MM-DD`, typed or chosen. */
export const DateField = ({ value, onChange, from, until, ...rest }: Shape) => {
  const say = useWords(commonWords);
  return (
    <DatePicker
      {...rest}
      value={value === undefined ? null : dayjs(value, FORMAT)}
      onChange={(date) => onChange?.(date === null ? undefined : date.format(FORMAT))}
      format={[say('datePattern'), FORMAT, 'YYYYMMDD']}
      {...(from === undefined ? {} : { minDate: dayjs(from, FORMAT) })}
      {...(until === undefined ? {} : { maxDate: dayjs(until, FORMAT) })}
    />
  );
};
