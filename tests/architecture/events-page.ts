import { format } from 'prettier';
import * as z from 'zod';

import { catalogue, type Published } from '../../events/catalogue.ts';
import { PUBLIC_EVENTS } from '../../events/public.ts';
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

type Shown = Pick<Published, 'type' | 'schema' | 'example'>;

const fieldsOf = ({ schema }: Shown): string[] => {
  const { properties, required } = Shape.parse(
    z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }),
  );
  return Object.entries(properties).map(([name, field]) => {
    const star = required.includes(name) ? '*' : '';
    return `| \`${name}\`${star} | ${cell(kindOf(field))} |`;
  });
};

const section = (fact: Shown): string[] => [
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

const FOR_OTHERS = [
  '## What other systems are told',
  '',
  'On the bus `jiayi-STAGE-events` of EventBridge, from the source `jiayi`, with the type as `detail-type` and the event as `detail`: ids, dates and codes, and never a reading, a name, a number of a person or a phone. What is not in this list stays inside. Facts about programmes other than those named here are not told, nor referrals for tuberculosis or disorders of the mind. An event may come twice, and in any order: its `id` is the same each time, and within it the middle number counts the versions of a resident. What a county file brings is not told one by one. A receiver passes over fields and codes that it does not know; a form that changes gets a new version beside the old.',
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
  const told = [...FOR_OTHERS, ...PUBLIC_EVENTS.flatMap(section)];
  return format([...INTRODUCTION, ...lines, ...told].join('\n'), {
    ...Object(JSON.parse(textOf('.prettierrc.json'))),
    parser: 'markdown',
    filepath: `${PROJECT}/docs/events.md`,
  });
};
