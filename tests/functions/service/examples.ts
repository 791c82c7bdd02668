import { PROVIDER } from './given-service.ts';

/** A piece of JSON schema as the document has it. */
export type Schema = Readonly<Record<string, unknown>>;

const schemaAt = (value: unknown): Schema => Object(value);

const listAt = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const TEXTS: Readonly<Record<string, string>> = {
  date: '2025-06-16',
  'date-time': '2025-06-16T02:00:00.000Z',
};

/** Texts that fit the patterns of routes: an id, a village, a year or month, a number as text. */
const CANDIDATES = [
  'R1-04',
  '50',
  '530121100201',
  '1',
  '2025',
  '2025-06',
  'all',
  'yes',
  '13800000000',
  '测试',
];

const textOf = ({ format, pattern, minLength }: Schema): string => {
  if (typeof format === 'string' && TEXTS[format] !== undefined) return TEXTS[format];
  if (typeof pattern === 'string') {
    const form = new RegExp(pattern, 'u');
    return CANDIDATES.find((text) => form.test(text)) ?? 'x';
  }
  return '试'.repeat(Math.max(Number(minLength ?? 1), 2));
};

const numberOf = ({ minimum, exclusiveMinimum, maximum }: Schema): number => {
  const least = Number(minimum ?? exclusiveMinimum ?? 0);
  const most = Number(maximum ?? least + 2);
  return Math.min(Math.max(least, 1), most);
};

const objectOf = ({ properties, required }: Schema): Record<string, unknown> =>
  Object.fromEntries(
    listAt(required).map((name) => [String(name), exampleOf(schemaAt(schemaAt(properties)[String(name)]))]),
  );

const arrayOf = ({ items, minItems }: Schema): unknown[] =>
  Array.from({ length: Number(minItems ?? 1) }, () => exampleOf(schemaAt(items)));

const MAKERS: Readonly<Record<string, (schema: Schema) => unknown>> = {
  string: textOf,
  number: numberOf,
  integer: numberOf,
  boolean: () => true,
  array: arrayOf,
  object: objectOf,
};

/** A value that has the shape of a schema; nothing is said of whether its texts mean anything. */
const exampleOf = (schema: Schema): unknown => {
  if ('const' in schema) return schema['const'];
  const [first] = [...listAt(schema['enum']), ...listAt(schema['examples'])];
  if (first !== undefined) return first;
  const [branch] = [...listAt(schema['anyOf']), ...listAt(schema['oneOf']), ...listAt(schema['allOf'])];
  if (branch !== undefined) return exampleOf(schemaAt(branch));
  return MAKERS[String(schema['type'])]?.(schema) ?? null;
};

/** An operation of the document and a request that has its shape. */
export type Operation = {
  readonly id: string;
  readonly method: string;
  /** With example parameters in it. */
  readonly path: string;
  readonly query: string;
  readonly body: unknown;
  readonly takesJson: boolean;
  readonly isList: boolean;
  readonly roles: readonly string[];
  /** Taken from anybody: it asks for no token and keeps no answers for a repeated request. */
  readonly isOpen: boolean;
  /** Another machine asks, which signs what it sends. */
  readonly isSigned: boolean;
  /** The problems that it may answer with, by status; of its answer, undefined. */
  readonly answers: ReadonlyMap<number, ReadonlySet<string> | undefined>;
};

const answersOf = (responses: unknown): Operation['answers'] =>
  new Map(
    Object.entries(schemaAt(responses)).map(([status, response]) => {
      const problem = schemaAt(schemaAt(schemaAt(response)['content'])['application/problem+json']);
      const [, own] = listAt(schemaAt(problem['schema'])['allOf']);
      const types = listAt(schemaAt(schemaAt(schemaAt(own)['properties'])['type'])['enum']);
      return [Number(status), types.length === 0 ? undefined : new Set(types.map(String))];
    }),
  );

/** Who and what there is in the county of the tests, by the name of the parameter. */
const KNOWN: Readonly<Record<string, string>> = {
  residentId: 'R1-04',
  subject: 'R1-04',
  teamId: 'T1',
  contractId: 'C1-01',
  institutionId: 'I1',
  code: '530121',
  programme: 'hypertension',
  file: 'residents.csv',
};

const operationIn = (path: string, method: string, operation: Schema): Operation => {
  const parameters = listAt(operation['parameters']).map(schemaAt);
  const valueOf = (one: Schema): string =>
    KNOWN[String(one['name'])] ?? String(exampleOf(schemaAt(one['schema'])));
  const inPath = parameters.filter((one) => one['in'] === 'path');
  const inQuery = parameters.filter((one) => one['in'] === 'query');
  const content = schemaAt(schemaAt(operation['requestBody'])['content']);
  const json = content['application/json'];
  return {
    id: String(operation['operationId']),
    method: method.toUpperCase(),
    path: inPath.reduce((text, one) => text.replace(`{${String(one['name'])}}`, valueOf(one)), path),
    query: inQuery
      .filter((one) => one['required'] === true)
      .map((one) => `${String(one['name'])}=${encodeURIComponent(valueOf(one))}`)
      .join('&'),
    body: json === undefined ? undefined : exampleOf(schemaAt(schemaAt(json)['schema'])),
    takesJson: json !== undefined,
    isList: inQuery.some((one) => one['name'] === 'cursor'),
    roles: listAt(operation['x-roles']).map(String),
    isOpen: Array.isArray(operation['security']) && operation['security'].length === 0,
    isSigned: JSON.stringify(operation['security'] ?? []).includes('providerSignature'),
    answers: answersOf(operation['responses']),
  };
};

/** A user of the county for each role. */
export const USERS: Readonly<Record<string, string>> = {
  team_leader: 'doctor-1',
  team_member: 'nurse-1',
  institution_manager: 'manager-1',
  bureau: 'bureau-1',
  auditor: 'auditor-1',
  administrator: 'admin-1',
  integration: 'integration-1',
  // The phone of R1-04.
  resident: 'own:13800010004',
};

/** Who may ask for an operation, of the county's users. */
export const userOf = ({ roles, isSigned }: Operation): string =>
  isSigned ? PROVIDER : (Object.entries(USERS).find(([role]) => roles.includes(role))?.[1] ?? 'doctor-1');

/** Every operation of an OpenAPI document, with a request made from its schemas. */
export const operationsOf = (document: Schema): Operation[] =>
  Object.entries(schemaAt(document['paths'])).flatMap(([path, methods]) =>
    Object.entries(schemaAt(methods)).map(([method, operation]) =>
      operationIn(path, method, schemaAt(operation)),
    ),
  );
