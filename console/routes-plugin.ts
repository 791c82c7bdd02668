import { pathToFileURL } from 'node:url';

import type { Plugin } from 'vite';
import * as z from 'zod';

const ROUTES_FILE = /\/functions\/[^/]+\/api\.ts$/;

/** What the page needs of a route. Its schemas are types here and checks at the server. */
const Known = z.object({
  id: z.string(),
  method: z.string(),
  path: z.string(),
  gives: z.string().optional(),
});

/** Gives the page the routes of `functions/<capability>/api.ts` as plain data, without the schemas that they carry:
 *  the types of the source hold, and no rule of the server comes to the browser. */
export const routesPlugin = (): Plugin => ({
  name: 'jiayi-routes',
  enforce: 'pre',
  async load(id) {
    if (!ROUTES_FILE.test(id)) return undefined;
    const exported: Record<string, unknown> = await import(pathToFileURL(id).href);
    return Object.entries(exported)
      .flatMap(([name, value]) => {
        const known = Known.safeParse(value);
        return known.success ? [`export const ${name} = ${JSON.stringify(known.data)};`] : [];
      })
      .join('\n');
  },
});
