import { setImmediate as nextTurn } from 'node:timers/promises';

import { later } from '../later.ts';

/** A handler of a Lambda that is opened beside its start: the first event waits for it, the start does not. Where it could not be
 *  opened, as where a start was frozen in the middle of a call, the next event opens it anew.
 *  @see docs/adr/0031-a-start-does-not-wait-for-the-key-service.md */
export const openedBeside = <Given extends readonly unknown[], Answer>(
  open: () => Promise<(...given: Given) => Promise<Answer>>,
): ((...given: Given) => Promise<Answer>) => {
  const { ask } = later(open);
  const begun = nextTurn()
    .then(ask(() => async () => undefined))
    .catch(() => undefined);
  const handle = ask((handler) => handler);
  return async (...given) => {
    await begun;
    return handle(...given);
  };
};
