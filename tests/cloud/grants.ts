import * as z from 'zod';

import { at } from '../infra/given-deployment.ts';
import type { Reading, Resource } from './expressions.ts';
import { isLike, isOfItems, statementsOfRole, textsIn } from './permissions.ts';

/** A statement of a role's policy about anything but the items of tables. */
export type Grant = {
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** All of them must hold: what is around the request is like one of these. */
  readonly conditions: readonly { readonly key: string; readonly values: readonly string[] }[];
};

/** What a service other than the tables is asked to do, and what is around it by the names of IAM. */
export type Deed = {
  readonly action: string;
  readonly resource: string;
  readonly context?: Readonly<Record<string, string>>;
};

const Conditions = z.strictObject({
  StringEquals: z.record(z.string(), z.unknown()).default({}),
  StringLike: z.record(z.string(), z.unknown()).default({}),
});

const grantOf = ({ resolve }: Reading, statement: unknown): Grant => {
  const { StringEquals, StringLike } = Conditions.parse(at(statement, 'Condition') ?? {});
  return {
    effect: z.enum(['Allow', 'Deny']).parse(at(statement, 'Effect')),
    actions: textsIn(at(statement, 'Action')).map(String),
    resources: textsIn(at(statement, 'Resource')).map(resolve),
    conditions: [...Object.entries(StringEquals), ...Object.entries(StringLike)].map(([key, values]) => ({
      key,
      values: textsIn(values).map(resolve),
    })),
  };
};

/** What the policies of a Lambda's role say of all services but the tables. */
export const grantsFor = (reading: Reading, lambda: Resource): readonly Grant[] =>
  statementsOfRole(reading, lambda)
    .filter((statement) => !isOfItems(statement))
    .map((statement) => grantOf(reading, statement));

const speaksOf = ({ actions, resources, conditions }: Grant, { action, resource, context }: Deed): boolean =>
  actions.includes(action) &&
  resources.some((pattern) => isLike(pattern, resource)) &&
  conditions.every(({ key, values }) => {
    const found = context?.[key];
    return found !== undefined && values.some((value) => isLike(value, found));
  });

/** Says whether something may be done: some statement allows it and none denies it. */
export const isGranted = (grants: readonly Grant[], deed: Deed): boolean => {
  const speaking = grants.filter((grant) => speaksOf(grant, deed));
  return (
    speaking.some(({ effect }) => effect === 'Allow') && speaking.every(({ effect }) => effect === 'Allow')
  );
};
