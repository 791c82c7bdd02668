import * as z from 'zod';

import { at, listAt } from '../infra/given-deployment.ts';

/** What a state machine asks: a Lambda, by what the template says of its name. */
export type AskLambda = (functionName: unknown, payload: unknown) => Promise<unknown>;

const Values = z.record(z.string(), z.unknown());
type Values = z.infer<typeof Values>;

/** What a path names: `$.a.b` of the input, `$$.Map.Item.Value` of what is around it. */
const valueAt = (path: string, input: unknown, item?: unknown): unknown => {
  if (path === '$$.Map.Item.Value') return item;
  if (!/^\$(\.\w+)+$/.test(path)) throw new Error(`no path that is understood here: ${path}`);
  return at(input, ...path.split('.').slice(1));
};

/** Fills in a template of values: names that end in `.$` are paths. */
const filled = (template: unknown, input: unknown, item?: unknown): Values =>
  Object.fromEntries(
    Object.entries(Values.parse(template)).map(([name, value]) =>
      name.endsWith('.$') ? [name.slice(0, -2), valueAt(String(value), input, item)] : [name, value],
    ),
  );

/** What a state gives on. Only these forms are understood: all of it, selected values, or nothing beside the input. */
const outputOf = (state: unknown, input: unknown, result: unknown): unknown => {
  if (at(state, 'OutputPath') === null) return {};
  if (at(state, 'ResultPath') === null) return input;
  const selector = at(state, 'ResultSelector');
  return selector === undefined ? result : filled(selector, result);
};

const doTask = async (state: unknown, input: unknown, ask: AskLambda): Promise<unknown> => {
  if (!String(at(state, 'Resource')).endsWith(':states:::lambda:invoke'))
    throw new Error('only Lambdas are asked');
  const payload = filled(at(state, 'Parameters', 'Payload'), input);
  const answer = await ask(at(state, 'Parameters', 'FunctionName'), payload);
  return outputOf(state, input, { Payload: answer });
};

const doMap = async (state: unknown, input: unknown, ask: AskLambda): Promise<unknown> => {
  const items = z.array(z.unknown()).parse(valueAt(String(at(state, 'ItemsPath')), input));
  const results: unknown[] = [];
  for (const item of items) {
    const given = filled(at(state, 'ItemSelector'), input, item);
    results.push(await runMachine(at(state, 'ItemProcessor'), given, ask));
  }
  return outputOf(state, input, results);
};

const doState = (state: unknown, input: unknown, ask: AskLambda): Promise<unknown> => {
  const type = String(at(state, 'Type'));
  if (type === 'Task') return doTask(state, input, ask);
  if (type === 'Map') return doMap(state, input, ask);
  throw new Error(`${type}: ${JSON.stringify(input)}`);
};

/** Runs a state machine as its definition in the Amazon States Language says, in as far as ours use it, each map in turn and
 *  without a second try.
 *  @throws what breaks it, after the state that catches it */
export const runMachine = async (definition: unknown, input: unknown, ask: AskLambda): Promise<unknown> => {
  let name = at(definition, 'StartAt');
  for (let given = input; ;) {
    const state = at(definition, 'States', String(name));
    try {
      given = await doState(state, given, ask);
      if (at(state, 'End') === true) return given;
      name = at(state, 'Next');
    } catch (error) {
      const [caught] = listAt(state, 'Catch');
      if (caught === undefined) throw error;
      const broken = { Error: error instanceof Error ? error.name : 'unknown' };
      given = { ...Values.parse(given), [String(at(caught, 'ResultPath')).slice(2)]: broken };
      name = at(caught, 'Next');
    }
  }
};
