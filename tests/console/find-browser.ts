import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

import { type Browser, chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** What a browser is started with, so that it asks nobody for anything. */
export const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const onPath = (): string[] =>
  (process.env['PATH'] ?? '').split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));

/** In the locale of nobody a browser saves no file under a Chinese name. */
const LOCALE = 'C.UTF-8';

/** Where Chromium is on this machine, `CHROMIUM_PATH` before all others; undefined where there is none. */
export const findBrowser = (): string | undefined =>
  [process.env['CHROMIUM_PATH'] ?? '', '/usr/bin/chromium', ...onPath(), chromium.executablePath()].find(
    (path) => path !== '' && existsSync(path),
  );

/** Starts the browser at a path. */
export const startBrowser = (executablePath: string): Promise<Browser> =>
  chromium.launch({ executablePath, args: FLAGS, env: { ...process.env, LANG: LOCALE } });
