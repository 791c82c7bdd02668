import type { BrowserContext } from 'playwright-core';

import { holdBuiltConsole } from './built-console.ts';

/** Where the pages of a test come from, how a window gets them, and what lets them go. */
export type PageFiles = {
  readonly bring: (context: BrowserContext) => Promise<void>;
  readonly release: () => void;
};

/** What the service answers by itself wherever the pages come from. */
const OF_THE_SERVICE = /^\/(?:v1|local|health|console\.json|openapi\.json)(?:\/|$)/;

/** The server of hot reload speaks to its own address alone, and says so. */
const fromDevelopment = (address: string): PageFiles => ({
  bring: async (context) => {
    await context.addInitScript(() => Reflect.deleteProperty(globalThis, 'WebSocket'));
    await context.route(
      ({ pathname }) => !OF_THE_SERVICE.test(pathname),
      async (route) => {
        const { pathname, search } = new URL(route.request().url());
        // A window that was closed takes nothing any more.
        await route
          .fetch({ url: `${address}${pathname}${search}`, maxRetries: 3 })
          .then((response) => route.fulfill({ response }))
          .catch(() => route.abort().catch(() => undefined));
      },
    );
  },
  release: () => undefined,
});

/** The pages as they are built, which the service serves; where `JIAYI_CONSOLE_FROM` is the address of a running
 *  `vite console`, as that one has them: nothing is built, and what others write meanwhile breaks only its own page. */
export const pageFiles = async (): Promise<PageFiles> => {
  const address = process.env['JIAYI_CONSOLE_FROM'];
  if (address !== undefined) return fromDevelopment(address);
  const release = await holdBuiltConsole();
  return { bring: async () => undefined, release };
};
