import { describe, expect, test } from 'vitest';

import { functionsIn, percentile, undocumentedExports, withoutComments } from './code-shape.ts';
import { codeFiles, filesUnder, textOf } from './project-files.ts';

/** What a rule may not know: the clock, chance, the machine. */
const IMPURE =
  /\bDate\.now\b|\bnew Date\b|\bMath\.random\b|\bprocess\b|\bperformance\b|\bsetTimeout\b|\bglobalThis\b|\bcrypto\b/;

const impurities = (path: string): string[] =>
  withoutComments(textOf(path))
    .split('\n')
    .flatMap((line, index) => (IMPURE.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : []));

describe('the shape of the code', () => {
  test('no rule of the domain knows the clock, chance or the machine', () => {
    expect(filesUnder('domain', '.ts').flatMap(impurities)).toEqual([]);
  });

  test.each(['const now = Date.now();', 'const at = new Date();', 'Math.random()', 'process.env'])(
    'the scan for it catches `%s`',
    (line) => {
      expect(IMPURE.test(withoutComments(line))).toBe(true);
      expect(IMPURE.test(withoutComments(`// ${line}`))).toBe(false);
    },
  );

  test('functions are short: the longest has at most 50 lines, nine of ten at most 30, half at most 15', () => {
    const shapes = codeFiles().flatMap((file) => functionsIn(file, textOf(file)));
    const named = shapes.map(({ lines }) => lines);
    expect(shapes.length).toBeGreaterThan(500);
    expect(shapes.filter(({ lines }) => lines > 50)).toEqual([]);
    expect(percentile(named, 0.9)).toBeLessThanOrEqual(30);
    expect(percentile(named, 0.5)).toBeLessThanOrEqual(15);
  });

  test('a function is measured from its first line to its last, whatever characters stand before it', () => {
    const text = '/** 高血压 */\nconst a = 1;\nexport const f = () => {\n  return a;\n};\n';
    expect(functionsIn('f.ts', text)).toEqual([{ file: 'f.ts', line: 3, lines: 3 }]);
  });

  test('files have at most 200 lines of code', () => {
    const long = codeFiles().flatMap((path) => {
      const lines = withoutComments(textOf(path))
        .split('\n')
        .filter((line) => line.trim() !== '').length;
      return lines > 200 ? [`${path}: ${lines}`] : [];
    });
    expect(long).toEqual([]);
  });

  test('every export says in a sentence what it guarantees', () => {
    const silent = codeFiles().flatMap((path) =>
      undocumentedExports(textOf(path)).map((found) => `${path}:${found}`),
    );
    expect(silent).toEqual([]);
  });

  test('an export without a sentence is found, one that is derived from a documented value is not', () => {
    expect(undocumentedExports('export const a = 1;\n')).toEqual(['1: a']);
    expect(undocumentedExports('/** Says it. */\nexport const a = 1;\n')).toEqual([]);
    expect(undocumentedExports('export type A = (typeof a)[number];\n')).toEqual([]);
    expect(undocumentedExports("export type TeamId = Id<'TeamId'>;\n")).toEqual([]);
    expect(undocumentedExports("export type TeamId = Id<'StaffId'>;\n")).toEqual(['1: TeamId']);
  });
});
