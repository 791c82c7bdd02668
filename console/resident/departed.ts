import type { Changes } from './amend-changes.ts';

/** What may be written down of somebody's coming and going. */
export type What = 'died' | 'movedOut' | 'back' | 'notDead';

type Stands = { readonly diedOn?: string | undefined; readonly movedOutOn?: string | undefined };

/** What may be written down of a person's coming and going, as they stand. */
export const comingsOf = ({ diedOn, movedOutOn }: Stands): readonly What[] => {
  if (diedOn !== undefined) return ['notDead'];
  return movedOutOn === undefined ? ['died', 'movedOut'] : ['back', 'died'];
};

/** What is sent of it. */
export const comingOf = (what: What, on: string): Changes => {
  switch (what) {
    case 'died':
      return { diedOn: on };
    case 'movedOut':
      return { movedOutOn: on };
    case 'back':
      return { movedOutOn: null };
    case 'notDead':
      return { diedOn: null };
    default:
      return what satisfies never;
  }
};
