import { commonProblems, type ProblemTable } from './problem.ts';
import type { Route } from './route.ts';

/** Answered by every operation, whatever it does. */
const ALWAYS = [
  'access/unauthenticated',
  'access/forbidden',
  'access/not-found',
  'access/reason-needed',
  'request/malformed',
  'request/too-large',
  'service/failed',
  'service/throttled',
  'service/busy',
] as const satisfies readonly (keyof typeof commonProblems)[];

const OF_LISTS = ['request/bad-cursor'] as const;
const OF_BYTES = ['request/unsupported-type'] as const;
const OF_CHANGES = [
  'request/invalid',
  'access/leaves-scope',
  'state/stale',
  'store/conflict',
  'idempotency/key-reused',
] as const;

/** What a question is never answered with, though the capability has it for changes. */
const CHANGES_ONLY: ReadonlySet<number> = new Set([409, 412]);

const codesOf = ({ method, takes }: Route, problems: ProblemTable): string[] => {
  const isChange = method !== 'GET';
  const own = Object.entries(problems).filter(([, { status }]) => isChange || !CHANGES_ONLY.has(status));
  return [
    ...ALWAYS,
    ...(isChange ? OF_CHANGES : OF_LISTS),
    ...(takes === undefined ? [] : OF_BYTES),
    ...own.map(([code]) => code),
  ];
};

const response = (status: string, types: readonly string[], titles: readonly string[]) => ({
  description: titles.join('; '),
  content: {
    'application/problem+json': {
      schema: {
        allOf: [
          { $ref: '#/components/schemas/Problem' },
          {
            type: 'object',
            properties: { type: { enum: types }, status: { const: Number(status) } },
          },
        ],
      },
    },
  },
});

/** The refusals that an operation may answer with, by status. */
export const operationProblems = (
  route: Route,
  problems: ProblemTable,
): Readonly<Record<string, unknown>> => {
  const table: ProblemTable = { ...commonProblems, ...problems };
  const byStatus = Map.groupBy(new Set(codesOf(route, problems)), (code) =>
    String(table[code]?.status ?? 500),
  );
  const responses = [...byStatus].map(([status, codes]): [string, unknown] => {
    const types = codes.map((code) => `/problems/${code}`);
    const titles = [...new Set(codes.flatMap((code) => table[code]?.title.en ?? []))];
    return [status, response(status, types, titles)];
  });
  return Object.fromEntries(responses);
};
