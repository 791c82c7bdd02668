import { useQueryClient } from '@tanstack/react-query';
import { Typography } from 'antd';

import { useShown } from '../kit/dates.ts';
import { type Problem, problemOf } from '../kit/problem.ts';
import { ProblemNote } from '../kit/problem-note.tsx';
import { useWords } from '../kit/words.ts';
import { termsWords } from './words.ts';

const DATES = ['opensOn', 'closedOn', 'from', 'until', 'on', 'latest'] as const;
const STALE: ReadonlySet<string> = new Set(['/problems/state/stale', '/problems/store/conflict']);

const textIn = ({ data }: Problem, name: string): string | undefined => {
  const value = data[name];
  return typeof value === 'string' || typeof value === 'number' ? `${value}` : undefined;
};

type Shape = {
  readonly error: unknown;
  /** The name of somebody who was asked for. */
  readonly nameOf?: (residentId: string) => string | undefined;
};

const useLines = ({ error, nameOf }: Shape): readonly string[] => {
  const say = useWords(termsWords);
  const shown = useShown();
  if (error === null || error === undefined) return [];
  const problem = problemOf(error);
  const dates = DATES.flatMap((name) => {
    const day = textIn(problem, name);
    return day === undefined ? [] : [say(name, { date: shown.date(day) })];
  });
  const whose = nameOf?.(textIn(problem, 'residentId') ?? '');
  const fits = textIn(problem, 'fits');
  return [
    ...(whose === undefined ? [] : [say('whose', { name: whose })]),
    ...dates,
    ...(fits === undefined ? [] : [say('fits', { count: Number(fits) })]),
  ];
};

/** Why something about a contract was refused, with the days and the person that explain it; what was changed by somebody
 *  else is read again. */
export const Refusal = ({ error, nameOf }: Shape) => {
  const client = useQueryClient();
  const lines = useLines({ error, ...(nameOf === undefined ? {} : { nameOf }) });
  if (error === null || error === undefined) return null;
  const isStale = STALE.has(problemOf(error).type);
  return (
    <div className="refusal">
      <ProblemNote error={error} {...(isStale ? { onRetry: () => void client.invalidateQueries() } : {})} />
      {lines.map((line) => (
        <Typography.Text key={line} className="refusal-line">
          {line}
        </Typography.Text>
      ))}
    </div>
  );
};
