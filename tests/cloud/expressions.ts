import * as z from 'zod';

import { unreachable } from '../../domain/kernel/result.ts';
import { at } from '../infra/given-deployment.ts';

const Resource = z.looseObject({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
});

/** A template as CloudFormation reads it. */
export const Template = z.looseObject({
  Resources: z.record(z.string(), Resource),
  Outputs: z.record(z.string(), z.unknown()).default({}),
});
/** A template as CloudFormation reads it. */
export type Template = z.infer<typeof Template>;

/** One resource of a template, with its name there. */
export type Resource = z.infer<typeof Resource> & { readonly id: string };

/** What stands outside of the templates: parameters of the account, and where the staff's issuer really is. */
export type Outside = {
  readonly parameters: Readonly<Record<string, string>>;
  readonly issuer: string;
  /** Where queues are. */
  readonly queues: string;
};

/** The resources of several templates, and what their expressions say. */
export type Reading = {
  readonly resources: ReadonlyMap<string, Resource>;
  readonly resolve: (expression: unknown) => string;
};

/** What must be there. */
export const expectOne = <T>(what: string, found: T | undefined): T => {
  if (found === undefined) throw new Error(`the templates have no ${what}`);
  return found;
};

const resourcesOf = (templates: readonly Template[]): ReadonlyMap<string, Resource> => {
  const all = templates.flatMap(({ Resources }) => Object.entries(Resources));
  const resources = new Map(all.map(([id, resource]): [string, Resource] => [id, { ...resource, id }]));
  if (resources.size < all.length) throw new Error('two stacks use one logical id: read them apart');
  return resources;
};

const exportsOf = (templates: readonly Template[]): ReadonlyMap<unknown, unknown> =>
  new Map(
    templates.flatMap(({ Outputs }) =>
      Object.values(Outputs).map((output) => [at(output, 'Export', 'Name'), at(output, 'Value')] as const),
    ),
  );

const Expression = z.union([
  z.string().transform((text) => ({ kind: 'text', text }) as const),
  z.strictObject({ Ref: z.string() }).transform(({ Ref: id }) => ({ kind: 'ref', id }) as const),
  z
    .strictObject({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) })
    .transform(({ 'Fn::GetAtt': [id, attribute] }) => ({ kind: 'attribute', id, attribute }) as const),
  z
    .strictObject({ 'Fn::ImportValue': z.string() })
    .transform(({ 'Fn::ImportValue': name }) => ({ kind: 'import', name }) as const),
  z
    .strictObject({ 'Fn::Join': z.tuple([z.string(), z.array(z.unknown())]) })
    .transform(({ 'Fn::Join': [between, parts] }) => ({ kind: 'join', between, parts }) as const),
]);

const PARAMETER = /\{\{resolve:ssm:([^:}]+)(?::\d+)?\}\}/g;
/** What stands for the account and its partition. @source AWS CloudFormation User Guide, “Pseudo parameters reference” */
const PSEUDO: ReadonlyMap<string, string> = new Map([
  ['AWS::AccountId', '111122223333'],
  ['AWS::Partition', 'aws'],
]);
const KEY_ARN = 'arn:aws:kms:ap-southeast-1:111122223333:key/';

/** Reads templates with what CloudFormation would put in place of expressions; a name is the logical id from which it is
 *  made. */
export const readingOf = (
  templates: readonly Template[],
  { parameters, issuer, queues }: Outside,
): Reading => {
  const resources = resourcesOf(templates);
  const exported = exportsOf(templates);
  const attributeOf = (id: string, attribute: string): string => {
    if (attribute === 'ProviderURL') return issuer;
    return resources.get(id)?.Type === 'AWS::KMS::Key' ? `${KEY_ARN}${id}` : id;
  };
  const referenceTo = (id: string): string =>
    resources.get(id)?.Type === 'AWS::SQS::Queue' ? `${queues}/${id}` : (PSEUDO.get(id) ?? id);
  const resolve = (value: unknown): string => {
    const expression = Expression.parse(value);
    switch (expression.kind) {
      case 'text':
        return expression.text.replace(PARAMETER, (_, name: string) => expectOne(name, parameters[name]));
      case 'ref':
        return referenceTo(expression.id);
      case 'attribute':
        return attributeOf(expression.id, expression.attribute);
      case 'import':
        return resolve(expectOne(expression.name, exported.get(expression.name)));
      case 'join':
        return expression.parts.map(resolve).join(expression.between);
      default:
        return unreachable(expression);
    }
  };
  return { resources, resolve };
};
