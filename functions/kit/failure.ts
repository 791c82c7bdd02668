/** What people are told of a broken world: whether the same request may succeed in a moment. */
export type FailureCode = 'service/busy' | 'service/throttled' | 'service/failed';

/** What broke, by names alone: an error's message may quote what it was given. */
export type Failure = {
  readonly code: FailureCode;
  readonly error: string;
  /** Where in the code, innermost first. */
  readonly at: readonly string[];
};

/** The store's faults that pass by themselves: it throws them with these codes once its own patience is over. */
const PASSING: ReadonlyMap<string, FailureCode> = new Map([
  ['store/locked', 'service/busy'],
  ['store/throttled', 'service/throttled'],
  ['store/contended', 'service/busy'],
  ['store/unavailable', 'service/busy'],
  ['store/outcome-unknown', 'service/busy'],
]);

const MOST_FRAMES = 6;
const CODE = /^[A-Za-z][\w/-]{0,63}$/;

const codeOf = (error: Error): string | undefined =>
  'code' in error && typeof error.code === 'string' && CODE.test(error.code) ? error.code : undefined;

/** The calls of a stack without the message, which stands before them and may run over lines. */
const framesOf = ({ stack = '', message }: Error): string[] => {
  const start = stack.indexOf(message);
  const calls = start < 0 ? stack : stack.slice(start + message.length);
  return Array.from(calls.matchAll(/^ {4}at (.+)$/gm), ([, frame = '']) => frame).slice(0, MOST_FRAMES);
};

/** Says of any thrown value what may be told of it. */
export const failureOf = (error: unknown): Failure => {
  if (!(error instanceof Error)) return { code: 'service/failed', error: typeof error, at: [] };
  const code = codeOf(error);
  return {
    code: PASSING.get(code ?? '') ?? 'service/failed',
    error: code ?? error.name,
    at: framesOf(error),
  };
};
