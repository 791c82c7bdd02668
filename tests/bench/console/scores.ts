import lighthouse, { desktopConfig } from 'lighthouse';
import * as z from 'zod';

import { openWindow } from './window.ts';

const CATEGORIES = ['performance', 'accessibility'];

const score = z.object({ score: z.number() });
const figure = z.object({ numericValue: z.number() });
const Found = z.object({
  categories: z.object({ performance: score, accessibility: score }),
  audits: z.object({
    'first-contentful-paint': figure,
    'largest-contentful-paint': figure,
    'total-blocking-time': figure,
    'cumulative-layout-shift': figure,
    'total-byte-weight': figure,
  }),
});

/** What Lighthouse found of one load of a page: scores from 0 to 1, times in ms, bytes as they were sent. */
export type Score = {
  readonly performance: number;
  readonly accessibility: number;
  readonly firstPaintMs: number;
  readonly largestPaintMs: number;
  readonly blockedMs: number;
  readonly shift: number;
  readonly bytes: number;
};

const scoreAt = async (url: string, port: number): Promise<Score> => {
  const found = await lighthouse(url, { port, onlyCategories: CATEGORIES, logLevel: 'error' }, desktopConfig);
  const { categories, audits } = Found.parse(found?.lhr);
  return {
    performance: categories.performance.score,
    accessibility: categories.accessibility.score,
    firstPaintMs: audits['first-contentful-paint'].numericValue,
    largestPaintMs: audits['largest-contentful-paint'].numericValue,
    blockedMs: audits['total-blocking-time'].numericValue,
    shift: audits['cumulative-layout-shift'].numericValue,
    bytes: audits['total-byte-weight'].numericValue,
  };
};

/** Lets Lighthouse load a page several times as its desktop preset does, each time in a browser that knows nothing yet but
 *  who is signed in (nobody where the name is empty). */
export const scoresOf = async (
  address: string,
  { user, path }: { readonly user: string; readonly path: string },
  times: number,
): Promise<readonly Score[]> => {
  const scores: Score[] = [];
  for (let turn = 0; turn < times; turn += 1) {
    const window = await openWindow(address, user);
    try {
      scores.push(await scoreAt(`${address}${path}`, window.port));
    } finally {
      await window.close();
    }
  }
  return scores;
};
