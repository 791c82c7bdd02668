import { Alert, Button } from 'antd';

import { commonWords } from './common-words.ts';
import { type Problem, problemOf, UNREACHABLE } from './problem.ts';
import { useWords } from './words.ts';

/** What a problem says to people: its title, its detail, and each fault of a field. */
export const useProblemText = (): ((error: unknown) => { title: string; lines: readonly string[] }) => {
  const say = useWords(commonWords);
  const titleOf = ({ type, title }: Problem): string => {
    if (type === UNREACHABLE) return say('unreachable');
    return title === '' ? say('failed') : title;
  };
  return (error) => {
    const problem = problemOf(error);
    const faults = problem.errors.map(({ path, message }) => `${path}: ${message}`);
    return {
      title: titleOf(problem),
      lines: problem.detail === undefined ? faults : [problem.detail, ...faults],
    };
  };
};

type Shown = { readonly error: unknown; readonly onRetry?: () => void };

/** Shows why something was refused or failed, in the words of the service, where it belongs; nothing where it did not. */
export const ProblemNote = ({ error, onRetry }: Shown) => {
  const textOf = useProblemText();
  const say = useWords(commonWords);
  if (error === null || error === undefined) return null;
  const { title, lines } = textOf(error);
  const retry = onRetry === undefined ? undefined : <Button onClick={onRetry}>{say('retry')}</Button>;
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={title}
      description={lines.length === 0 ? undefined : lines.map((line) => <div key={line}>{line}</div>)}
      action={retry}
    />
  );
};
