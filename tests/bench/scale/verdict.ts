import type { KeyUses } from './key-use.ts';
import { parameters } from './parameters.ts';

/** A part of the day, and how its keys were used. */
export type Phase = { readonly name: string; readonly uses: KeyUses };

/** What is more than a key or an item bears. */
export type Broken = {
  readonly phase: string;
  readonly what: 'write units' | 'read units' | 'rewrites';
  readonly key: string;
  readonly is: number;
  readonly bound: number;
};

const { bounds } = parameters;
const LOOKED_AT = 1_000;

/** Whatever key or item of a phase is used beyond what it bears. */
export const brokenIn = ({ name: phase, uses }: Phase): readonly Broken[] => {
  const written = uses
    .hottest(LOOKED_AT, 'written')
    .filter((use) => use.written > bounds.written)
    .map((use): Broken => ({
      phase,
      what: 'write units',
      key: use.key,
      is: use.written,
      bound: bounds.written,
    }));
  const read = uses
    .hottest(LOOKED_AT, 'read')
    .filter((use) => use.read > bounds.read)
    .map((use): Broken => ({ phase, what: 'read units', key: use.key, is: use.read, bound: bounds.read }));
  const rewritten = uses
    .rewritten(LOOKED_AT)
    .filter(([, aSecond]) => aSecond > bounds.rewritesASecond)
    .map(([key, is]): Broken => ({ phase, what: 'rewrites', key, is, bound: bounds.rewritesASecond }));
  return [...written, ...read, ...rewritten];
};
