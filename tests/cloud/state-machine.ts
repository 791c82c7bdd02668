import * as z from 'zod';

import { at, listAt } from '../infra/given-deployment.ts';

/** What a state machine asks: a Lambda, by what the template says of its name. */
export type AskLambda = (functionName: unknown, payload: unknown) => Promise<unknown>;

const Values = z.record(z.string(), z.unknown());
type Values = z.infer<typeof Values>;

/** What a state is given, and what is around it: the context object. */
type Scope = { readonly input: unknown; readonly context: unknown };

const PATH = /^\$?\$(\.\w+(\[\d+\])?)+$/;

/** What a path names: `$.a[0]` of the input, `$$.Execution.Input` of what is around it; undefined where there is nothing. */
const foundAt = (path: string, { input, context }: Scope): unknown => {
  if (!PATH.test(path)) throw new Error(`no path that is understood here: ${path}`);
  return at(
    path.startsWith('$$') ? context : input,
    ...path
      .split(/[.[\]]+/)
      .filter(Boolean)
      .slice(1),
  );
};

/** @throws where there is nothing, as the service does */
const valueAt = (path: string, scope: Scope): unknown => {
  const found = foundAt(path, scope);
  if (found === undefined) throw new Error(`there is nothing at ${path}`);
  return found;
};

/** Fills in a template of values: names that end in `.$` are paths. */
const filled = (template: unknown, scope: Scope): Values =>
  Object.fromEntries(
    Object.entries(Values.parse(template)).map(([name, value]) =>
      name.endsWith('.$') ? [name.slice(0, -2), valueAt(String(value), scope)] : [name, value],
    ),
  );

/** What a state gives on. Only these forms are understood: all of it, selected values, or nothing beside the input. */
const outputOf = (state: unknown, { input, context }: Scope, result: unknown): unknown => {
  if (at(state, 'OutputPath') === null) return {};
  if (at(state, 'ResultPath') === null) return input;
  const selector = at(state, 'ResultSelector');
  return selector === undefined ? result : filled(selector, { input: result, context });
};

/** What a state gives on, and to which; undefined: it is the end. */
type Left = { readonly output: unknown; readonly next: string | undefined };

const nextOf = (state: unknown): string | undefined =>
  at(state, 'End') === true ? undefined : z.string().parse(at(state, 'Next'));

const doTask = async (state: unknown, scope: Scope, ask: AskLambda): Promise<Left> => {
  if (!String(at(state, 'Resource')).endsWith(':states:::lambda:invoke'))
    throw new Error('only Lambdas are asked');
  const payload = filled(at(state, 'Parameters', 'Payload'), scope);
  const answer = await ask(at(state, 'Parameters', 'FunctionName'), payload);
  return { output: outputOf(state, scope, { Payload: answer }), next: nextOf(state) };
};

const doMap = async (state: unknown, scope: Scope, ask: AskLambda): Promise<Left> => {
  const items = z.array(z.unknown()).parse(valueAt(String(at(state, 'ItemsPath')), scope));
  const results: unknown[] = [];
  for (const item of items) {
    const context = { ...Values.parse(scope.context), Map: { Item: { Value: item } } };
    const given = filled(at(state, 'ItemSelector'), { input: scope.input, context });
    results.push(await runMachine(at(state, 'ItemProcessor'), given, ask));
  }
  return { output: outputOf(state, scope, results), next: nextOf(state) };
};

const doChoice = (state: unknown, scope: Scope): Left => {
  const Rule = z.strictObject({ Variable: z.string(), IsPresent: z.boolean(), Next: z.string() });
  const rules = listAt(state, 'Choices').map((rule) => Rule.parse(rule));
  const fitting = rules.find(
    ({ Variable, IsPresent }) => (foundAt(Variable, scope) !== undefined) === IsPresent,
  );
  return { output: scope.input, next: fitting?.Next ?? z.string().parse(at(state, 'Default')) };
};

const doState = async (state: unknown, scope: Scope, ask: AskLambda): Promise<Left> => {
  const type = String(at(state, 'Type'));
  if (type === 'Task') return doTask(state, scope, ask);
  if (type === 'Map') return doMap(state, scope, ask);
  if (type === 'Choice') return doChoice(state, scope);
  if (type === 'Succeed') return { output: scope.input, next: undefined };
  throw new Error(`${type}: ${JSON.stringify(scope.input)}`);
};

/** What a state gives on that broke and catches it. */
const caughtBy = (state: unknown, given: unknown, error: unknown): Left => {
  const [caught] = listAt(state, 'Catch');
  if (caught === undefined) throw error;
  const broken = { Error: error instanceof Error ? error.name : 'unknown' };
  const output = { ...Values.parse(given), [String(at(caught, 'ResultPath')).slice(2)]: broken };
  return { output, next: nextOf(caught) };
};

/** Runs a state machine as its definition in the Amazon States Language says, in as far as ours use it, each map in turn and
 *  without a second try.
 *  @throws what breaks it, after the state that catches it */
export const runMachine = async (definition: unknown, input: unknown, ask: AskLambda): Promise<unknown> => {
  const context = { Execution: { Input: input } };
  let left: Left = { output: input, next: z.string().parse(at(definition, 'StartAt')) };
  while (left.next !== undefined) {
    const state = at(definition, 'States', left.next);
    const given = left.output;
    left = await doState(state, { input: given, context }, ask).catch((error: unknown) =>
      caughtBy(state, given, error),
    );
  }
  return left.output;
};
