import { parseSync } from '@swc/core';

/** A function of the code with the lines that it spans, blank ones and comments included. */
export type FunctionShape = { readonly file: string; readonly line: number; readonly lines: number };

const FUNCTIONS: ReadonlySet<unknown> = new Set([
  'ArrowFunctionExpression',
  'FunctionDeclaration',
  'FunctionExpression',
  'ClassMethod',
  'MethodProperty',
]);

const isNode = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** Every node of a syntax tree, a node before those inside it. */
const nodesOf = function* (tree: unknown): Generator<Readonly<Record<string, unknown>>> {
  if (!isNode(tree)) return;
  yield tree;
  for (const child of Object.values(tree)) yield* nodesOf(child);
};

const LINE_FEED = 0x0a;

const countLines = (bytes: Buffer): number => bytes.filter((byte) => byte === LINE_FEED).length + 1;

/** Every function of a file, those inside others too. Places in the parser's tree are bytes, counted from 1. */
export const functionsIn = (file: string, text: string): FunctionShape[] => {
  const bytes = Buffer.from(text);
  const shapes: FunctionShape[] = [];
  for (const { type, span } of nodesOf(parseSync(text, { syntax: 'typescript', target: 'es2024' }))) {
    if (!FUNCTIONS.has(type) || !isNode(span)) continue;
    const from = Number(span['start']) - 1;
    const to = Number(span['end']) - 1;
    const line = countLines(bytes.subarray(0, from));
    shapes.push({ file, line, lines: countLines(bytes.subarray(from, to)) });
  }
  return shapes;
};

/** The value below which a share of the numbers lies. */
export const percentile = (numbers: readonly number[], share: number): number => {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
};

const EXPORT = /^export (?:declare )?(?:async )?(?:const|type|function|let|interface|class|enum) (\w+)/;

/** A type that says nothing beside the value it is derived from, or names an id of its own kind: documented there. */
const isDerived = (line: string, name: string): boolean =>
  line.includes(`= Id<'${name}'>;`) || /= (?:keyof )?\(?typeof \w+|= z\.infer</.test(line);

/** The exports of a file without a doc comment right above them, as `line: name`. */
export const undocumentedExports = (text: string): string[] => {
  const lines = text.split('\n');
  return lines.flatMap((line, index) => {
    const name = EXPORT.exec(line)?.[1];
    const isDocumented = lines[index - 1]?.trimEnd().endsWith('*/') ?? false;
    return name === undefined || isDocumented || isDerived(line, name) ? [] : [`${index + 1}: ${name}`];
  });
};

const COMMENTS = /\/\*[\s\S]*?\*\/|\/\/[^\n]*/g;

/** A file's text without its comments; the number of lines stays. */
export const withoutComments = (text: string): string =>
  text.replace(COMMENTS, (comment) => comment.replace(/[^\n]/g, ''));
