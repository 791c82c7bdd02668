/** The import borders of docs/architecture.md. Each rule has a seeded violation in tests/architecture/imports.test.ts. */
const only = (name, { from, allowed, comment }) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { pathNot: allowed },
});

const never = (name, { from, fromNot, to, toNot, comment }) => ({
  name,
  comment,
  severity: 'error',
  from: { ...(from && { path: from }), ...(fromNot && { pathNot: fromNot }) },
  to: { path: to, ...(toNot && { pathNot: toNot }) },
});

const PLACES = '^(local|infra|console|tests)/';
const INSIDE_A_CAPABILITY = '^domain/(?!kernel/)[^/]+/(?!index\\.ts$)';

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
    never('calendars-in-the-kernel', {
      fromNot: '^(domain/kernel/(time|recurrence)\\.ts$|tests/|node_modules/)',
      to: 'node_modules/(date-fns|@date-fns/utc|rrule)/',
      comment: 'Calendar libraries know zones and clocks: only the kernel speaks to them.',
    }),
    never('capability-front-door', {
      from: '^(events|functions|local|infra|console)/',
      to: INSIDE_A_CAPABILITY,
      comment: 'A capability of the domain is entered by its index.ts.',
    }),
    never('capabilities-meet-at-the-door', {
      from: '^domain/([^/]+)/',
      to: INSIDE_A_CAPABILITY,
      toNot: '^domain/$1/',
      comment: 'Capabilities of the domain enter one another by index.ts too.',
    }),
    never('functions-know-no-place', {
      from: '^functions/',
      to: PLACES,
      comment: 'Functions do not know the machine that runs them.',
    }),
    never('only-lambda-touches-adapters', {
      from: '^functions/(?!adapters/)',
      fromNot: '/lambda(-change|-schedule)?\\.ts$',
      to: '^functions/adapters/',
      comment: 'Inside functions/ only lambda.ts wires adapters; use cases take ports.',
    }),
    {
      name: 'adapters-take-ports-as-types',
      comment:
        'An adapter fills a port of a capability: it knows the types, never the code behind them; only where the world of ' +
        'the cloud is put together both meet.',
      severity: 'error',
      from: { path: '^functions/adapters/', pathNot: '^functions/adapters/cloud/' },
      to: { path: '^functions/(?!adapters/)', dependencyTypesNot: ['type-only'] },
    },
    never('only-adapters-import-aws', {
      from: '^(domain|events|functions|local|console)/',
      fromNot: '^functions/adapters/',
      to: 'node_modules/@aws-sdk/',
      comment: 'Only adapters import the AWS SDK.',
    }),
    never('places-stand-apart', {
      from: '^(local|infra|console)/',
      to: PLACES,
      toNot: '^$1/',
      comment: 'The local runtime, the infrastructure, the console and the tests do not know each other.',
    }),
    never('infra-reads-the-manifest', {
      from: '^infra/',
      to: '^(domain|events|functions)/',
      toNot: '^functions/(manifest|kit/(manifest-row|route)|adapters/store/keys)\\.ts$',
      comment:
        'The infrastructure follows from the manifest, its rows and routes, and the keys of the table.',
    }),
    never('only-infra-imports-cdk', {
      from: '^(domain|events|functions|local|console)/',
      to: 'node_modules/(aws-cdk-lib|constructs|cdk-nag)/',
      comment: 'What is deployed does not know how it is deployed.',
    }),
    never('console-is-thin', {
      from: '^console/',
      to: '^(domain|events|functions)/',
      toNot: '^(domain/kernel/|functions/[^/]+/api\\.ts$)',
      comment: 'Rules are the server’s: the console knows routes and the kernel.',
    }),
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, pathNot: '(\\.test\\.tsx?|\\.config\\.(ts|mjs)|\\.d\\.ts|/in-page\\.js)$' },
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
