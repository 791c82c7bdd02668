import { classWords } from '../kit/code-words.ts';
import { useNames, useWords } from '../kit/words.ts';
import { LOOKS, lookOf } from './reading-chart.ts';
import { visitWords } from './visit-words.ts';

/** The class of a visit: its sign, which no other has, and its name. */
export const ClassMark = ({ of }: { readonly of: number | null }) => {
  const nameOf = useNames(classWords);
  const say = useWords(visitWords);
  const look = lookOf(of);
  return (
    <span className={`class-mark class-${look}`}>
      <span aria-hidden>{LOOKS[look].sign}</span> {look === 'none' ? say('unclassed') : nameOf(look)}
    </span>
  );
};
