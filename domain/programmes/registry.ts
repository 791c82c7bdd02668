import { diabetes } from './diabetes.ts';
import { hypertension } from './hypertension.ts';
import type { Programme } from './programme.ts';
import type { ProgrammeCode } from './programme-code.ts';

/** Every programme of the service, in the order in which reports print them. */
export const programmes: readonly Programme[] = [hypertension, diabetes];

const byCode = new Map<string, Programme>(programmes.map((programme) => [programme.code, programme]));

/** The programme of a word, or undefined where the service has none of that name (readings.md A24). */
export const programmeNamed = (word: string): Programme | undefined => byCode.get(word);

/** The programme of a code that was read from a sound record. */
export const programmeOf = (code: ProgrammeCode): Programme => {
  const programme = byCode.get(code);
  if (programme === undefined) throw new Error(`no such programme: ${code}`);
  return programme;
};
