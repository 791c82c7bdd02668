import { type Filters, type Kind, queryOf } from './filters.ts';

/** What comes before all else, as the service orders it, and how many of it are shown first. */
export const FIRST = { urgent_call: '5', referral_check: '3' } as const satisfies Partial<
  Record<Kind, string>
>;

/** How much there is to do in all. */
export const countsAsked = (teamId: string) => ({
  params: { teamId },
  query: { counts: 'true', limit: '1' } as const,
});

/** Those to see or call before all others, of a kind. */
export const firstAsked = (teamId: string, kind: keyof typeof FIRST) => ({
  params: { teamId },
  query: { kind, limit: FIRST[kind] },
});

/** The work list as it is filtered. */
export const listAsked = (teamId: string, filters: Filters) => ({
  params: { teamId },
  query: queryOf(filters),
});
