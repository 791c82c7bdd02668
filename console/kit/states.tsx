import { Empty, Skeleton } from 'antd';
import type { ReactNode } from 'react';

import { commonWords } from './common-words.ts';
import { ProblemNote } from './problem-note.tsx';
import { useWords } from './words.ts';

type Asked<T> = {
  readonly value: T | undefined;
  readonly error: unknown;
  readonly refetch: () => unknown;
};

type Shape<T> = {
  /** What `useAnswer` gave. */
  readonly of: Asked<T>;
  /** What is shown of an answer. */
  readonly children: (value: T) => ReactNode;
};

/** Shows an answer once it is here; a skeleton before, and what went wrong with a way to try again. */
export const Answer = <T,>({ of: { value, error, refetch }, children }: Shape<T>) => {
  if (value !== undefined && error === null) return children(value);
  if (error !== null) return <ProblemNote error={error} onRetry={() => void refetch()} />;
  return <Loading />;
};

/** Holds the place of what is still being read. */
export const Loading = () => {
  const say = useWords(commonWords);
  return (
    <div role="status" aria-label={say('loading')}>
      <Skeleton active title={false} paragraph={{ rows: 6 }} />
    </div>
  );
};

/** Says that a list has nothing, and what to do about it. */
export const Nothing = ({ text, children }: { readonly text?: string; readonly children?: ReactNode }) => {
  const say = useWords(commonWords);
  return (
    <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={text ?? say('empty')}>
      {children}
    </Empty>
  );
};
