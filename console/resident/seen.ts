import { createContext, useContext } from 'react';

import { useMe } from '../kit/use-me.ts';
import type { Story } from './visits.ts';
import { type Deed, whyNot } from './why-not.ts';

/** What an open drawer does, and of what. */
export type Opened = { readonly deed: Deed | undefined; readonly open: (deed: Deed | undefined) => void };

/** The person whose page is open, as they were last read, and for which reason. */
export type Seen = Opened & {
  readonly story: Story;
  readonly version: string | undefined;
  readonly purpose: string | undefined;
  readonly today: string;
  /** Reads the person again; answers what is recorded now. */
  readonly readAgain: () => Promise<
    { readonly story: Story; readonly version: string | undefined } | undefined
  >;
};

const Context = createContext<Seen | undefined>(undefined);

/** Gives the parts of a page the person that it is of. */
export const SeenBy = Context.Provider;

/** The person whose page is open. */
export const useSeen = (): Seen => {
  const seen = useContext(Context);
  if (seen === undefined) throw new Error('parts of the page of a resident stand on it');
  return seen;
};

/** What every question about the person is asked with. */
export const useAbout = () => {
  const { story, purpose } = useSeen();
  return { params: { residentId: story.id }, purpose };
};

/** Why a deed cannot be done by whoever is signed in, as a key of `residentWords`. */
export const useWhyNot = (): ((deed: Deed) => ReturnType<typeof whyNot>) => {
  const { story } = useSeen();
  const roles = useMe()?.roles ?? [];
  return (deed) => whyNot(deed, { story, roles });
};
