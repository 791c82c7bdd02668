/** The import borders of docs/architecture.md. Each rule has a seeded violation in tests/architecture/. */
const only = (name, { from, allowed, comment }) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { pathNot: allowed },
});

export default {
  forbidden: [
    only('domain-is-pure', {
      from: '^domain/',
      allowed: '^(domain/|events/|node_modules/(zod|date-fns|@date-fns/utc|rrule)/)',
      comment:
        'The rules import themselves, the events, zod, date-fns and rrule: no node:, no AWS, no adapter.',
    }),
    only('events-speak-kernel', {
      from: '^events/',
      allowed: '^(events/|domain/kernel/|node_modules/zod/)',
      comment: 'Events are published language: the kernel and zod only.',
    }),
    {
      name: 'functions-know-no-place',
      comment: 'Functions do not know the machine that runs them.',
      severity: 'error',
      from: { path: '^functions/' },
      to: { path: '^(local|infra|console|tests)/' },
    },
    {
      name: 'only-lambda-touches-adapters',
      comment: 'Inside functions/ only lambda.ts wires adapters; use cases take ports.',
      severity: 'error',
      from: { path: '^functions/(?!adapters/)', pathNot: '/lambda\\.ts$' },
      to: { path: '^functions/adapters/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'use-cases-import-no-aws',
      comment: 'Only adapters import the AWS SDK.',
      severity: 'error',
      from: { path: '^(functions/(?!adapters/)|local/)' },
      to: { path: 'node_modules/@aws-sdk/' },
    },
    {
      name: 'capability-front-door',
      comment: 'A capability of the domain is entered by its index.ts.',
      severity: 'error',
      from: { path: '^(?!tests/)([^/]+/[^/]+)/' },
      to: {
        path: '^domain/(?!kernel/)([^/]+)/(?!index\\.ts$)',
        pathNot: '^$1/',
      },
    },
    {
      name: 'nobody-imports-local-or-tests',
      comment: 'The local runtime and the tests are leaves.',
      severity: 'error',
      from: { path: '^(domain|events|functions|infra)/' },
      to: { path: '^(local|tests)/' },
    },
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, pathNot: '(\\.test\\.ts|\\.config\\.(ts|mjs)|\\.d\\.ts)$' },
      to: {},
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.mjs', '.js'],
    },
  },
};
