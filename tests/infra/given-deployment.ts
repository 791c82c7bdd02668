import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { App, type Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as z from 'zod';

import cdk from '../../cdk.json' with { type: 'json' };
import { manifest } from '../../functions/manifest.ts';
import { acknowledgeIn } from '../../infra/acknowledged.ts';
import { checksOf } from '../../infra/checks.ts';
import { EXAMPLE_GIVEN as GIVEN } from '../../infra/example-given.ts';
import { type Stacks, stacksOf } from '../../infra/stacks.ts';
import { type Given, type Profile, type StageName, stageOf } from '../../infra/stages.ts';

// `npm run synth` validates the templates against the schemas of CloudFormation: seconds that the tests need not repeat.
process.env['CDK_VALIDATION'] = 'false';

/** A folder with an empty bundle for each Lambda of the manifest. */
export const givenBundles = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'jiayi-bundles-'));
  for (const lambda of new Set(manifest.map((row) => row.lambda))) {
    mkdirSync(join(folder, lambda));
    writeFileSync(join(folder, lambda, 'index.mjs'), `export const handler = () => '${lambda}';\n`);
  }
  return folder;
};

const Resource = z.looseObject({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  DeletionPolicy: z.string().optional(),
  UpdateReplacePolicy: z.string().optional(),
});
const Resources = z.record(z.string(), Resource);

/** One resource of a template, with its name there. */
export type Deployed = z.infer<typeof Resource> & { readonly id: string };

/** The template of a stack, asked by the kinds of its resources. */
export type Asked = {
  readonly template: Template;
  readonly all: readonly Deployed[];
  readonly of: (type: string) => readonly Deployed[];
  /** All of it as text: for what must stand nowhere. */
  readonly text: string;
};

const asked = (stack: Stack): Asked => {
  const template = Template.fromStack(stack);
  const json = template.toJSON();
  const all = Object.entries(Resources.parse(json['Resources'])).map(([id, each]) => ({ ...each, id }));
  return { template, all, of: (type) => all.filter(({ Type }) => Type === type), text: JSON.stringify(json) };
};

/** One synthesised deployment. */
export type Deployment = Readonly<Record<keyof Stacks, Asked>> & { readonly app: App };

/** What was asked for, and what is different from the rule. */
export type Wanted = { readonly given?: Given; readonly bundles?: string; readonly isBare?: true };

/** Synthesises a deployment; `isBare` leaves the findings unacknowledged. */
export const givenDeployment = (profile: Profile, name: StageName, wanted: Wanted = {}): Deployment => {
  const { given = GIVEN[profile], bundles = givenBundles(), isBare } = wanted;
  const app = new App({ context: cdk.context, analyticsReporting: false });
  const stage = stageOf(name, profile, given);
  const stacks = stacksOf(app, { stage, manifest, bundles });
  if (isBare === undefined) acknowledgeIn(app, stage);
  return {
    app,
    data: asked(stacks.data),
    service: asked(stacks.service),
    observability: asked(stacks.observability),
    web: asked(stacks.web),
  };
};

/** What the packs of rules find, as `rule at place`. */
export const findingsOf = ({ app }: Deployment): string[] =>
  checksOf(app)
    .flatMap((pack) => pack.validateScope(app).violations)
    .flatMap(({ ruleName, violatingResources }) =>
      violatingResources.map(({ constructPath }) => `${ruleName} at ${constructPath}`),
    );

/** Where a value stands in a template below a resource, by its path; undefined where nothing does. */
export const at = (value: unknown, ...path: readonly (string | number)[]): unknown => {
  const [first, ...rest] = path;
  if (first === undefined) return value;
  if (typeof value !== 'object' || value === null) return undefined;
  const entry = Object.entries(value).find(([name]) => name === String(first));
  return at(entry?.[1], ...rest);
};

/** A list of a template, empty where it is none. */
export const listAt = (value: unknown, ...path: readonly (string | number)[]): readonly unknown[] => {
  const found = at(value, ...path);
  return Array.isArray(found) ? found : [];
};
