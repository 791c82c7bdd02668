import { useMe } from '../kit/use-me.ts';
import { useWords } from '../kit/words.ts';
import { mayDecide } from './actions.ts';
import { termsWords } from './words.ts';

/** Why whoever is signed in may not sign or change contracts; undefined where they may. */
export const useNoRight = (): string | undefined => {
  const say = useWords(termsWords);
  const me = useMe();
  return me === undefined || mayDecide(me.roles) ? undefined : say('noRight');
};
