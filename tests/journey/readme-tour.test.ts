import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { codeBlocks } from '../architecture/markdown.ts';
import { type GivenServer, givenServer } from '../local/service/given-server.ts';
import { tempFolder } from '../local/sources/temp-folder.ts';

/** A command of the tour and what it is said to print; `…` stands for any text. */
type Step = { readonly command: string; readonly prints: string };

const stepsOf = (block: string): Step[] =>
  block
    .split(/^\$ /m)
    .slice(1)
    .map((step) => {
      const [command = '', ...lines] = step.trimEnd().split('\n');
      return { command, prints: lines.join('\n') };
    });

const steps = codeBlocks('README.md', 'shell-session').flatMap(stepsOf);

const asPattern = (prints: string): RegExp =>
  new RegExp(`^${prints.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('…', '[^]*?')}$`);

const END_OF_STEP = '===';

const run = promisify(execFile);

/** The whole tour, also where other tests keep the machine busy. */
const LONGEST_TOUR_MS = 300_000;

let server: GivenServer;
let printed: readonly string[] = [];
beforeAll(async () => {
  server = await givenServer({ folder: tempFolder(), county: 300 });
  const port = new URL(server.url).port;
  // One shell for all, since later commands use what earlier ones set.
  const script = steps.map(({ command }) => `${command}\necho; echo '${END_OF_STEP}'`).join('\n');
  const { stdout } = await run('bash', ['-c', script.replaceAll('PORT=8080', `PORT=${port}`)]);
  printed = stdout.split(`${END_OF_STEP}\n`).map((text) => text.trim());
}, LONGEST_TOUR_MS);
afterAll(async () => {
  await server.stop();
});

describe('the tour of the service in the README', () => {
  test('it has commands to follow', () => {
    expect(steps.length).toBeGreaterThan(40);
  });

  test.each(steps.map((step, at) => ({ ...step, at })))(
    '`$command` prints what the README shows',
    ({ prints, at }) => {
      expect(printed[at]).toMatch(asPattern(prints));
    },
  );
});
