import { format } from 'prettier';
import * as z from 'zod';

import { catalogue, type Published } from '../../events/catalogue.ts';
import { filesUnder, PROJECT, textOf } from './project-files.ts';

/** What the source says of each fact: the sentence above its schema, by the schema's type. */
const sentences = new Map(
  filesUnder('events', '.ts').flatMap((path) =>
    Array.from(
      textOf(path).matchAll(
        /\/\*\* ((?:(?!\*\/)[\s\S])+?) \*\/\n(?:export )?const \w+ = z\.strictObject\(\{\s*type: z\.literal\('([^']+)'\)/g,
      ),
      ([, says = '', type = '']): [string, string] => [type, says.replaceAll(/\s*\n \*\s*/g, ' ')],
    ),
  ),
);

/** The sentence of a fact; undefined where its source has none. */
export const sentenceOf = (type: string): string | undefined => sentences.get(type);

const Shape = z.object({
  properties: z.record(z.string(), z.record(z.string(), z.unknown())),
  required: z.array(z.string()),
});

const List = z.array(z.record(z.string(), z.unknown()));
const Values = z.array(z.union([z.string(), z.number(), z.boolean()]));

const valuesOf = (schema: Record<string, unknown>): string | undefined => {
  if ('const' in schema) return JSON.stringify(schema['const']);
  const several = Values.safeParse(schema['enum']);
  return several.success ? several.data.map((value) => JSON.stringify(value)).join(', ') : undefined;
};

const kindOf = (schema: Record<string, unknown>): string => {
  const values = valuesOf(schema);
  if (values !== undefined) return values;
  const branches = List.safeParse(schema['anyOf'] ?? schema['oneOf']);
  if (branches.success) return [...new Set(branches.data.map(kindOf))].join(', ');
  const { type } = schema;
  if (type === 'array') return `list of ${kindOf(Object(schema['items']))}`;
  if (schema['format'] === 'date') return 'date';
  return typeof type === 'string' ? type : 'any';
};

const cell = (text: string): string => text.replaceAll('|', '\\|');

const fieldsOf = ({ schema }: Published): string[] => {
  const { properties, required } = Shape.parse(
    z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }),
  );
  return Object.entries(properties).map(([name, field]) => {
    const star = required.includes(name) ? '*' : '';
    return `| \`${name}\`${star} | ${cell(kindOf(field))} |`;
  });
};

const section = (fact: Published): string[] => [
  `### ${fact.type}`,
  '',
  sentenceOf(fact.type) ?? '',
  '',
  '| field | value |',
  '| --- | --- |',
  ...fieldsOf(fact),
  '',
  '```json',
  JSON.stringify(fact.example, undefined, 2),
  '```',
  '',
];

const INTRODUCTION = [
  '# Events',
  '',
  'Every fact that the service publishes, whole in itself: ids and what changed, never state. The number after `@` is the version: a fact that changes its form gets a new one beside the old. `*` marks a field that is always there. This page is made from `events/catalogue.ts` (`vitest run tests/architecture/events.test.ts -u` writes it anew).',
  '',
];

/** The page of every published fact, as the project formats it. */
export const eventsPage = async (): Promise<string> => {
  const capabilities = [...new Set(catalogue.map(({ capability }) => capability))];
  const lines = capabilities.flatMap((capability) => [
    `## ${capability}`,
    '',
    ...catalogue.filter((fact) => fact.capability === capability).flatMap(section),
  ]);
  return format([...INTRODUCTION, ...lines].join('\n'), {
    ...Object(JSON.parse(textOf('.prettierrc.json'))),
    parser: 'markdown',
    filepath: `${PROJECT}/docs/events.md`,
  });
};
