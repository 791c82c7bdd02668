import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type * as z from 'zod';

import type { showRates } from '../../functions/indicators/api.ts';
import { useShown } from '../kit/dates.ts';
import { type Say, useWords } from '../kit/words.ts';
import { overviewWords } from './words.ts';

const TICK_MS = 1_000;
const MINUTE_S = 60;
const HOUR_S = 3_600;
const DAY_S = 86_400;

type AgeKey = 'secondsAgo' | 'minutesAgo' | 'hoursAgo' | 'daysAgo';

/** Says how old numbers are, in the largest unit that fits. */
const sayAge = (say: Say<AgeKey>, seconds: number): string => {
  if (seconds < MINUTE_S) return say('secondsAgo', { count: seconds });
  if (seconds < HOUR_S) return say('minutesAgo', { count: Math.floor(seconds / MINUTE_S) });
  if (seconds < DAY_S) return say('hoursAgo', { count: Math.floor(seconds / HOUR_S) });
  return say('daysAgo', { count: Math.floor(seconds / DAY_S) });
};

/** Whole seconds since an answer came, followed as they pass. */
const useSecondsSince = (answeredAt: number): number => {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    setSeconds(0);
    const timer = setInterval(() => setSeconds((before) => before + 1), TICK_MS);
    return () => clearInterval(timer);
  }, [answeredAt]);
  return seconds;
};

type Answer = Pick<z.infer<typeof showRates.answer>, 'asOf' | 'age' | 'asReported'>;
type Shape = {
  readonly of: Answer;
  readonly isLive: boolean;
  readonly answeredAt: number;
  readonly onRefresh: () => void;
};

/** Says what day numbers hold for, how they are known and how old they are. */
export const Age = ({ of: { asOf, age, asReported }, isLive, answeredAt, onRefresh }: Shape) => {
  const say = useWords(overviewWords);
  const shown = useShown();
  const passed = useSecondsSince(answeredAt);
  const day = shown.date(asOf);
  if (asReported) return <>{say('reportedOn', { day })}</>;
  return (
    <>
      {say(isLive ? 'liveOn' : 'knownOn', { day })}
      {age === null ? null : ` · ${sayAge(say, age + passed)}`}{' '}
      {isLive ? (
        <Button type="link" size="small" onClick={onRefresh} className="no-print">
          {say('refresh')}
        </Button>
      ) : null}
    </>
  );
};
