import { describe, expect, test } from 'vitest';

import { profiles } from '../../../domain/programmes/index.ts';
import { jiayiHere } from './in-process.ts';
import { jiayi } from './jiayi.ts';

const day = ['--as-of', '2025-06-30'] as const;
const COMMANDS = ['generate', 'import', 'run', 'rates', 'export'] as const;

describe('help', () => {
  test('lists the commands', async () => {
    const [asked, short, command] = [
      await jiayiHere('--help'),
      await jiayiHere('-h'),
      await jiayiHere('help'),
    ];
    expect(asked).toMatchObject({ code: 0, err: '' });
    for (const name of COMMANDS) expect(asked.out).toMatch(new RegExp(`^ {2}${name} `, 'm'));
    expect([short, command]).toEqual([asked, asked]);
  });

  test.each(COMMANDS)('of %s says what its options are, in both languages', async (name) => {
    const [asked, command] = [await jiayiHere(name, '--help'), await jiayiHere('help', name)];
    expect(asked).toMatchObject({ code: 0, err: '' });
    expect(asked.out).toContain(`jiayi ${name} [options]`);
    for (const option of ['--json', name === 'rates' ? '--on' : name === 'import' ? '--data' : '--out'])
      expect(asked.out).toMatch(new RegExp(`^ {2}${option}.* / `, 'm'));
    expect(command).toEqual(asked);
  });

  test('is printed by the program and ends with 0; without a command it is an error and ends with 2', async () => {
    const [asked, none] = await Promise.all([jiayi('run', '--help'), jiayi()]);
    expect(asked).toMatchObject({ code: 0, err: '' });
    expect(asked.out).toContain('jiayi run [options]');
    expect(none).toMatchObject({ code: 2, out: '' });
    expect(none.err).toContain('Usage: jiayi');
  });
});

describe('wrong use ends with 2 and says what is wrong', () => {
  const known = profiles.map(({ id }) => id).join(', ');

  test.each<[args: readonly string[], sentence: string]>([
    [['fly'], "unknown command 'fly'"],
    [['run', ...day, '--out', 'x', '--fast'], "unknown option '--fast'"],
    [['run', ...day], "required option '--out <DIR>' not specified"],
    [['run', '--out', 'x', '--data', 'y'], "required option '--as-of <DATE>' not specified"],
    [['run', ...day, '--out', 'x'], '--data, --db or --endpoint is needed'],
    [['run', ...day, '--out', 'x', '--db', 'a', '--endpoint', 'b'], 'cannot be used with option'],
    [['import', '--data', 'x'], '--db or --endpoint is needed'],
    [['import', '--db', 'x'], "required option '--data <PATH>' not specified"],
    [['import', '--data', 'x', '--db', 'a', '--endpoint', 'b'], 'cannot be used with option'],
    [['rates', '--on', '2025-06-30'], '--db or --endpoint is needed'],
    [['rates', '--db', 'x'], "required option '--on <DATE>' not specified"],
    [['rates', '--db', 'x', '--on', '2025-06-30', '--scope', 'village'], 'one of: region, institution, team'],
    [['export', '--db', 'x'], "required option '--out <DIR>' not specified"],
    [['export', '--out', 'x'], '--db or --endpoint is needed'],
    [['generate'], "required option '--out <DIR>' not specified"],
    [['generate', '--out', 'x', '--residents', '0'], 'a whole number from 1 to 10000000 is needed'],
    [['generate', '--out', 'x', '--residents', '10000001'], 'a whole number from 1 to 10000000 is needed'],
    [['generate', '--out', 'x', '--residents', '1e3'], 'a whole number from 1 to 10000000 is needed'],
    [['generate', '--out', 'x', '--residents', '２０'], 'a whole number from 1 to 10000000 is needed'],
    [['generate', '--out', 'x', '--seed', '-1'], 'a whole number from 0 to'],
    [['generate', '--out', 'x', '--as-of', '1999-12-31'], 'a real date is needed, not before 2000-01-01'],
    [['run', '--data', 'x', ...day, '--out', 'x', '--programme-profile', 'CN'], `one of: ${known}`],
    [['run', '--data', 'x', ...day, '--out', 'x', 'more'], 'too many arguments'],
  ])('%j: %s', async (args, sentence) => {
    const outcome = await jiayiHere(...args);
    expect(outcome).toMatchObject({ code: 2, out: '' });
    expect(outcome.err).toContain(sentence);
  });

  test('as the program tells its caller', async () => {
    const outcome = await jiayi('run', ...day, '--out', 'x', '--db', 'a', '--endpoint', 'b');
    expect(outcome).toMatchObject({ code: 2, out: '' });
    expect(outcome.err).toContain(
      "error: option '--db <FILE>' cannot be used with option '--endpoint <URL>'",
    );
  });

  test.each(['2025-02-29', '2025-6-30', '30.06.2025', 'today', '2025-06-31', '0000-01-01', '2025-06-30 '])(
    'of the date “%s”',
    async (text) => {
      const outcome = await jiayiHere('rates', '--db', 'x', '--on', text);
      expect(outcome).toMatchObject({ code: 2, out: '' });
      expect(outcome.err).toContain('应为存在的日期，如 2025-06-30 / a real date is needed');
    },
  );
});
