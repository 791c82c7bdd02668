import { useShown } from '../kit/dates.ts';
import { useWords } from '../kit/words.ts';
import { dayBefore } from './last-day.ts';
import { teamWords } from './team-words.ts';

type Term = { readonly from?: string | undefined; readonly until?: string | undefined };

/** Says from when to when somebody was somewhere, the last day included. */
export const usePeriod = (): ((term: Term) => string) => {
  const say = useWords(teamWords);
  const shown = useShown();
  return ({ from, until }) => {
    const to = until === undefined ? '' : shown.date(dayBefore(until));
    if (from === undefined) return to === '' ? say('sinceEver') : say('to', { to });
    return to === ''
      ? say('since', { from: shown.date(from) })
      : say('fromTo', { from: shown.date(from), to });
  };
};
