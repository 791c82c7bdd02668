import { App } from 'antd';

import type { Asked, Route } from '../kit/request.ts';
import { commonWords } from '../kit/common-words.ts';
import { useWrite } from '../kit/use-answer.ts';
import { useWords } from '../kit/words.ts';

/** Writes by a route, says so when it is done, and closes what asked for it. */
export const useDeed = <R extends Route>(route: R, onDone: () => void) => {
  const { message } = App.useApp();
  const say = useWords(commonWords);
  const write = useWrite(route);
  return {
    error: write.error,
    isPending: write.isPending,
    reset: write.reset,
    run: (asked: Asked<R>): void =>
      write.mutate(asked, {
        onSuccess: () => {
          void message.success(say('saved'));
          onDone();
        },
      }),
  };
};
