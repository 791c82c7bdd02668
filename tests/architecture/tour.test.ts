import { afterAll, describe, expect, test } from 'vitest';

import { openWorkplace, printedBy } from './jiayi.ts';
import { codeBlocks } from './markdown.ts';

/** A command of the README and what it is said to print; `…` stands for any lines. */
type Step = { readonly command: string; readonly prints: string };

const stepsOf = (block: string): Step[] =>
  block
    .split(/^\$ /m)
    .slice(1)
    .map((step) => {
      const [command = '', ...lines] = step.trimEnd().split('\n');
      return { command, prints: lines.map((line) => `${line}\n`).join('') };
    });

const asPattern = (prints: string): RegExp =>
  new RegExp(`^${prints.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('…\n', '(?:.*\n)*')}$`);

const steps = codeBlocks('README.md', 'console').flatMap(stepsOf);
const workplace = openWorkplace();
afterAll(workplace.remove);

describe('the tour of the README', () => {
  test('it has commands to follow', () => {
    expect(steps.length).toBeGreaterThan(5);
  });

  test.each(steps)('`$command` prints what the README shows', ({ command, prints }) => {
    expect(printedBy(command, workplace.folder)).toMatch(asPattern(prints));
  });
});
