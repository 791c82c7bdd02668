import { useWords } from '../kit/words.ts';
import type { Standing } from './items.ts';
import { reminderWords } from './words.ts';

const SIGNS = {
  planned: '○',
  sending: '…',
  sent: '→',
  delivered: '✓',
  failed: '✕',
  unknown: '?',
  call: '☎',
  nothing: '–',
} as const satisfies Record<Standing, string>;

/** Where a reminder stands, as a sign and a word. */
export const StandingText = ({ standing }: { readonly standing: Standing }) => {
  const say = useWords(reminderWords);
  return (
    <span className={`standing ${standing}`}>
      <span aria-hidden="true">{SIGNS[standing]}</span> {say(standing)}
    </span>
  );
};
