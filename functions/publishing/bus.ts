import type { PublicEvent } from '../../events/public.ts';

/** Where other systems listen. */
export type Bus = {
  /** Tells all of them, or throws: then some may have been told, and to tell them again does no harm. */
  readonly publish: (events: readonly PublicEvent[]) => Promise<void>;
};
