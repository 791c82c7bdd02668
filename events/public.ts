import type * as z from 'zod';

import { publicCare } from './public-care.ts';
import { publicPeople } from './public-people.ts';
import { publicPlaces } from './public-places.ts';

/** What other systems are told: ids, dates and codes; no reading, no name, no number of a person or a phone. */
export type PublicEvent = {
  readonly type: string;
  readonly id: string;
  readonly recordedAt: string;
  readonly [field: string]: unknown;
};

/** One form in which a fact is told to other systems. */
export type PublicForm = {
  /** The fact: its type with its version. */
  readonly of: string;
  readonly type: string;
  readonly schema: z.ZodObject & z.ZodType<PublicEvent>;
  readonly example: { readonly type: string };
};

/** Whose facts these are, on a bus where others speak too. */
const OURS = 'jiayi.';

/** The list of what other systems are told; a fact that has no form here stays inside. */
export const PUBLIC_EVENTS: readonly PublicForm[] = [...publicCare, ...publicPeople, ...publicPlaces].map(
  ({ schema, example }) => {
    const { type } = example;
    return { of: type.slice(OURS.length), type, schema, example };
  },
);
