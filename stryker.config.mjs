/** Mutation test of the rules, on demand: `npm run test:mutation`; one file: `npx stryker run -m domain/kernel/time.ts`. */
export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  // Two tables of data alone have no rule to be judged: their tests compare them with the printed lists.
  mutate: ['domain/**/*.ts', '!domain/referrals/catalogue.ts', '!domain/prescriptions/drug-table.ts'],
  // Only the rules' own tests judge the rules: an end-to-end test that notices by chance proves no rule.
  vitest: { configFile: 'tests/domain/vitest.config.mjs', related: true },
  // TypeScript 7 has no JS API, which Stryker needs to rewrite a tsconfig for its sandbox: none is rewritten.
  tsconfigFile: 'none',
  ignorePatterns: ['.jiayi', 'coverage', 'reports'],
  coverageAnalysis: 'perTest',
  // What runs once when a module loads asks for every test of the project: a seventh of the mutants, most of the time.
  ignoreStatic: true,
  concurrency: 2,
  // Long enough that a busy machine is not taken for a mutant that never ends.
  timeoutMS: 15_000,
  tempDirName: '.stryker-tmp',
  reporters: ['clear-text', 'json'],
  jsonReporter: { fileName: 'reports/mutation.json' },
  thresholds: { high: 95, low: 90, break: 90 },
};
