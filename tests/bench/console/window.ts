import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type BrowserContext, chromium } from 'playwright-core';
import * as z from 'zod';

import { FLAGS, findBrowser } from '../../console/find-browser.ts';

const IN_PAGE = join(import.meta.dirname, 'in-page.js');
const Token = z.object({ accessToken: z.string() });

/** A browser of its own; every page that opens in it, whoever opens it, is signed in. `port` is where others drive it. */
export type Window = {
  readonly context: BrowserContext;
  readonly port: number;
  readonly close: () => Promise<void>;
};

const tokenOf = async (address: string, user: string): Promise<string> => {
  const response = await fetch(`${address}/local/token`, { method: 'POST', body: JSON.stringify({ user }) });
  return Token.parse(await response.json()).accessToken;
};

/** Starts a browser in which a demonstration user is signed in, or nobody where the name is empty. */
export const openWindow = async (address: string, user: string): Promise<Window> => {
  const executablePath = findBrowser();
  if (executablePath === undefined) throw new Error('there is no Chromium: CHROMIUM_PATH says where it is');
  const folder = mkdtempSync(join(tmpdir(), 'jiayi-bench-window-'));
  const context = await chromium.launchPersistentContext(folder, {
    executablePath,
    args: [...FLAGS, '--remote-debugging-port=0'],
    viewport: null,
    baseURL: address,
  });
  if (user !== '') {
    const token = JSON.stringify(await tokenOf(address, user));
    // Pages without an origin have no place to keep it.
    const content = `if (origin === ${JSON.stringify(address)}) sessionStorage.setItem('jiayi.token', ${token});`;
    await context.addInitScript({ content });
  }
  await context.addInitScript({ path: IN_PAGE });
  const port = Number(readFileSync(join(folder, 'DevToolsActivePort'), 'utf8').split('\n')[0]);
  const close = async (): Promise<void> => {
    await context.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  return { context, port, close };
};
