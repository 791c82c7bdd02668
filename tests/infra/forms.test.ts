import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { transform } from 'esbuild';
import { describe, expect, test } from 'vitest';

import { withoutIdleForms } from '../../infra/forms.ts';

const PROJECT = join(import.meta.dirname, '../..');
const FILES = globSync('{domain,events,functions}/**/*.ts', { cwd: PROJECT });
const FORMS = `import * as z from 'zod';\n\n`;

const textOf = (file: string): string => readFileSync(join(PROJECT, file), 'utf8');
/** What esbuild leaves of a file of which nobody asks for anything. */
const leftOf = async (text: string): Promise<string> => {
  const { code } = await transform(withoutIdleForms(`${FORMS}${text}`, 'functions/visits/bodies.ts'), {
    loader: 'ts',
    treeShaking: true,
    format: 'esm',
  });
  return code.replace(/import .*;\n/, '').trim();
};

describe('a form that nobody asks for', () => {
  test.each([
    ['const Visit = z.strictObject({ on: z.string().optional() });\n'],
    ['const Visit = z\n  .string()\n  .max(10)\n  .optional();\n'],
    ['const parts = {\n  on: z.string().optional(),\n};\nconst Visit = z.strictObject(parts).partial();\n'],
    ['const Day = z.string().transform((text) => {\n  const day = text.trim();\n\n  return day;\n});\n'],
    ["const Visit: z.ZodType<string> = field<'Visit'>().optional();\n"],
    ['const example = [{ ...one, on: dayOf(one) }] as const satisfies readonly object[];\n'],
  ])('is not made: %j', async (text) => {
    expect(await leftOf(text)).toBe('');
  });

  test('is made where somebody does, of what it is made of and of nothing else', async () => {
    const text =
      'const day = z.string().min(1);\nconst Other = z.int().min(2);\nexport const Visit = z.array(day).max(3);\n';
    const left = await leftOf(text);
    expect(left).toContain('z.string().min(1)');
    expect(left).toContain('z.array(day).max(3)');
    expect(left).not.toContain('z.int()');
  });
});

describe('what a route says of itself', () => {
  const API = `${FORMS}export const show = {
  id: 'visits.show',
  summary: {
    en: 'Show a visit',
  },
  body: Asked,
  answer: z.strictObject({
    on: z.string(),
  }),
  status: 200,
} as const satisfies Route;

const Asked = z.strictObject({
  answer: z.string(),
  on: z.string(),
});
`;

  test('is left out where it only describes it: a summary, and the form of its answer', () => {
    const left = withoutIdleForms(API, '/home/functions/visits/api.ts');
    expect(left).not.toMatch(/summary|Show a visit/);
    expect(left.match(/answer/g)).toHaveLength(1);
    expect(left).toContain("id: 'visits.show',\n  body: Asked,\n  status: 200,\n}");
  });

  test('is not what a request says, be it called an answer', () => {
    expect(withoutIdleForms(API, '/home/functions/visits/api.ts')).toContain(
      'answer: z.string(),\n  on: z.string(),\n}',
    );
  });
});

describe('the files of the service', () => {
  test('can be read when what is idle is left out', async () => {
    const changed = FILES.filter((file) => withoutIdleForms(textOf(file), `/${file}`) !== textOf(file));
    expect(changed.length).toBeGreaterThan(50);
    for (const file of changed)
      await expect(
        transform(withoutIdleForms(textOf(file), `/${file}`), { loader: 'ts' }),
      ).resolves.toBeDefined();
  });

  test('do nothing by being loaded but say what they have', () => {
    const isDeed = (line: string): boolean =>
      /^\w/.test(line) && !/^(import|export|const|let|type|interface|declare|async|function)\b/.test(line);
    const deeds = FILES.flatMap((file) =>
      textOf(file)
        .split('\n')
        .filter(isDeed)
        .map((line) => `${file}: ${line}`),
    );
    expect(deeds).toEqual([]);
  });
});
