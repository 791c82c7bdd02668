// @vitest-environment happy-dom
import { globSync, readFileSync } from 'node:fs';

import { parseSync } from '@swc/core';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';

const WORD_FILES = globSync('console/**/*words.ts').filter((file) => !file.endsWith('kit/words.ts'));
const VIEW_FILES = globSync('console/*/**/*.{ts,tsx}').filter((file) => !WORD_FILES.includes(file));

/** The name of the product and signs that are the same in every language. */
const SAME_IN_BOTH = /^[\d\s\p{P}\p{S}A-Za-z]*$/u;
const HAN = /\p{Script=Han}/u;

const Words = z.object({
  part: z.string(),
  texts: z.record(z.string(), z.object({ 'zh-CN': z.string(), en: z.string() })),
});

const wordsIn = async (file: string): Promise<z.infer<typeof Words>[]> => {
  const exported: Record<string, unknown> = await import(`../../${file}`);
  return Object.values(exported).flatMap((value) => {
    const words = Words.safeParse(value);
    return words.success ? [words.data] : [];
  });
};

const all = (await Promise.all(WORD_FILES.map(wordsIn))).flat();

const filled = (text: string): string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name).toSorted();

/** Texts between tags, and texts of attributes that people read or hear. */
const SPOKEN = new Set(['aria-label', 'title', 'placeholder', 'alt', 'label', 'description']);

type Node = Readonly<Record<string, unknown>>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

const textOf = (node: unknown): string[] =>
  isNode(node) && typeof node['value'] === 'string' ? [node['value']] : [];

/** What an attribute says to people; nothing where it is not one that they read or hear. */
const saidBy = ({ name, value }: Node): string[] =>
  textOf(name).some((called) => SPOKEN.has(called)) ? textOf(value) : [];

const spokenIn = (node: unknown): string[] => {
  if (Array.isArray(node)) return node.flatMap(spokenIn);
  if (!isNode(node)) return [];
  const inside = Object.values(node).flatMap(spokenIn);
  if (node['type'] === 'JSXText') return [...textOf(node), ...inside];
  return node['type'] === 'JSXAttribute' ? [...saidBy(node), ...inside] : inside;
};

describe('the words of the console', () => {
  test.each(all.map(({ part, texts }) => [part, texts] as const))(
    'of %s are Chinese in Chinese and English in English',
    (_, texts) => {
      const wrong = Object.entries(texts).filter(
        ([key, { 'zh-CN': zh, en }]) =>
          zh === '' ||
          en === '' ||
          (key !== 'otherLanguage' && (HAN.test(en) || !(HAN.test(zh) || SAME_IN_BOTH.test(zh)))),
      );
      expect(wrong).toEqual([]);
    },
  );

  test.each(all.map(({ part, texts }) => [part, texts] as const))(
    'of %s are filled with the same values in both languages',
    (_, texts) => {
      const wrong = Object.values(texts).filter(
        ({ 'zh-CN': zh, en }) => filled(zh).join() !== filled(en).join(),
      );
      expect(wrong).toEqual([]);
    },
  );

  test('have a part of their own each', () => {
    const parts = all.map(({ part }) => part);
    expect(parts).toEqual([...new Set(parts)]);
  });

  test.each(VIEW_FILES)('stand in the files of words alone: %s says nothing by itself', (file) => {
    const text = readFileSync(file, 'utf8');
    const module = parseSync(text, { syntax: 'typescript', tsx: file.endsWith('x') });
    expect(spokenIn(module.body).filter((said) => /\p{L}/u.test(said))).toEqual([]);
    const code = text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
    expect(HAN.test(code.replaceAll('家医', ''))).toBe(false);
  });
});
