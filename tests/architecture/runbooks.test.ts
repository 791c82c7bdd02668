import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { manifest } from '../../functions/manifest.ts';
import { EXAMPLE_GIVEN } from '../../infra/example-given.ts';
import { deployCommand } from '../../infra/operate/program.ts';
import { operate } from '../../local/operate/program.ts';
import { filesUnder, PROJECT, textOf } from './project-files.ts';

const RUNBOOKS = filesUnder('docs/runbooks', '.md');
const PAGES = RUNBOOKS.filter((path) => !path.endsWith('README.md'));
const GUIDES = ['README.md', ...RUNBOOKS];

/** The commands of an operator that the guides name, with their words. */
const commandsOf = (script: 'deploy' | 'keys' | 'operate'): readonly (readonly string[])[] =>
  GUIDES.flatMap((path) =>
    Array.from(
      textOf(path).matchAll(new RegExp(`npm run (?:-s )?${script} -- ([^\`#\\n]+)`, 'g')),
      ([, words = '']) => words.trim().replaceAll('$S', 'dev').split(/\s+/),
    ),
  );

const line = (words: readonly string[]): string => words.join(' ');

const known = operate({
  print: () => undefined,
  now: () => new Date(),
  monotonicMs: () => 0,
  exit: () => undefined,
});

/** Options of a command that it does not have, and what it needs and is not given. */
const wrongIn = ([name = '', ...words]: readonly string[]): string[] => {
  const command = known.commands.find((each) => each.name() === name);
  if (command === undefined) return [name];
  const given = words.filter((word) => word.startsWith('--'));
  const names = command.options.map(({ long }) => long ?? '');
  const needed = command.options.filter(({ mandatory }) => mandatory).map(({ long }) => long ?? '');
  return [
    ...given.filter((option) => !names.includes(option)),
    ...needed.filter((option) => !given.includes(option)),
  ];
};

const asksNobody = (): Promise<never> => Promise.reject(new Error('a dry run asks nobody'));

describe('what the guides tell an operator to run', () => {
  test.each(commandsOf('deploy').map((words) => [line(words), words] as const))(
    '`npm run deploy -- %s` is understood, and shows its commands when it is to run none',
    async (_, words) => {
      const said: string[] = [];
      const site = {
        print: (text: string) => void said.push(text),
        account: { versionOf: asksNobody, valueOf: asksNobody },
        run: () => Promise.reject(new Error('a dry run runs nothing')),
      };
      const given = words.filter((word) => word !== '-c' && word !== 'NAME=VALUE' && word !== '--dry-run');
      const kept = Object.entries(EXAMPLE_GIVEN.aws).map(([name, value]) => [name, String(value)]);
      const command = deployCommand(site, { kept: Object.fromEntries(kept), exit: () => undefined });
      await command.parseAsync([...given, '--dry-run'], { from: 'user' });
      expect(said.join('\n')).toMatch(/npx cdk (deploy|destroy|diff) jiayi-/);
    },
  );

  test.each([...commandsOf('operate'), ...commandsOf('keys').map((words) => ['keys', ...words])].map(line))(
    '`%s` is a command with these options',
    (text) => {
      expect(wrongIn(text.split(' '))).toEqual([]);
    },
  );

  test('there is something to run', () => {
    for (const script of ['deploy', 'keys', 'operate'] as const)
      expect(commandsOf(script).length).toBeGreaterThan(1);
  });
});

describe('the runbooks', () => {
  test.each(PAGES)('%s ends with what exercises it here', (path) => {
    const [, exercised = ''] = textOf(path).split('\n## Exercised here\n');
    const named = Array.from(exercised.matchAll(/`(tests\/[\w./-]+)`/g), ([, file = '']) => file);
    expect(named.length + (exercised.match(/npx? /g)?.length ?? 0)).toBeGreaterThan(0);
    expect(named.filter((file) => !existsSync(join(PROJECT, file)))).toEqual([]);
  });

  test('name only routes that the service has', () => {
    const routes = manifest.flatMap(({ trigger }) =>
      trigger.kind === 'http' ? [`${trigger.route.method} ${trigger.route.path}`] : [],
    );
    const forms = routes.map((route) => new RegExp(`^${route.replaceAll(/\{\w+\}/g, '[A-Z]+')}$`));
    const named = RUNBOOKS.flatMap((path) =>
      Array.from(textOf(path).matchAll(/\b((?:GET|PUT|POST) \/v1\/[\w/-]+)/g), ([, route = '']) => route),
    );
    expect(named.length).toBeGreaterThan(8);
    expect(named.filter((route) => !forms.some((form) => form.test(route)))).toEqual([]);
  });

  test('name only use cases that the service has', () => {
    const cases = new Set(manifest.flatMap(({ trigger }) => (trigger.kind === 'http' ? [] : [trigger.id])));
    const named = RUNBOOKS.flatMap((path) =>
      Array.from(textOf(path).matchAll(/\b([a-z-]+\.every-[a-z-]+)/g), ([, name = '']) => name),
    );
    expect(named.length).toBeGreaterThan(2);
    expect(named.filter((name) => !cases.has(name))).toEqual([]);
  });
});
