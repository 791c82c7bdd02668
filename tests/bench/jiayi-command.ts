import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import * as z from 'zod';

/** The folder of the project. */
export const projectFolder = join(import.meta.dirname, '..', '..');

/** The part of package.json that says how the program is started. */
const Manifest = z.object({ scripts: z.object({ jiayi: z.string() }) });

/** How `npm run jiayi` starts the program: the options of Node, then the file. It throws where the script is no longer
 *  one plain start of Node, so that a benchmark never measures something else than a user runs. */
export const readJiayiCommand = (): { readonly nodeOptions: readonly string[]; readonly file: string } => {
  const manifest = Manifest.parse(JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8')));
  const [program, ...rest] = manifest.scripts.jiayi.split(/\s+/u);
  const file = rest.at(-1);
  const nodeOptions = rest.slice(0, -1);
  if (program !== 'node' || file === undefined || !nodeOptions.every((option) => option.startsWith('--'))) {
    throw new Error(`the script "jiayi" of package.json is not \`node [options] FILE\``);
  }
  return { nodeOptions, file };
};
