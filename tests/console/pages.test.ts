import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';

import { axeFaults, type Console, describeInBrowser, pageOverflow, picture, settled } from './browser.ts';
import { EVERY_PAGE, findSubjects, type PageOf, pathOf, type Subjects } from './every-page.ts';

const LANGUAGES = ['zh-CN', 'en'] as const;
const WIDE = 1440;
const NARROW = 390;
const HEIGHT = 900;
/** A window of 1440 px at 200 %, and the narrowest that a page must do with. @source WCAG 2.2, 1.4.4 and 1.4.10 */
const ENLARGED = [720, 320] as const;

let subjects: Subjects;

const faultsAt = async (page: Page, { role, name }: PageOf, at: string): Promise<string[]> => {
  await settled(page);
  const [axe, overflow] = [await axeFaults(page), await pageOverflow(page)];
  await picture(page, `${role}-${name}-${at}`);
  return [...axe, ...(overflow === 0 ? [] : [`scrolls sideways by ${overflow} px`])].map(
    (fault) => `${at}: ${fault}`,
  );
};

/** Where an enlarged page scrolls sideways; the page that is open is used, since only its width is asked for. */
const enlargedFaults = async (page: Page, language: string): Promise<string[]> => {
  const faults: string[] = [];
  for (const width of ENLARGED) {
    await page.setViewportSize({ width, height: HEIGHT });
    await settled(page);
    const overflow = await pageOverflow(page);
    if (overflow > 0) faults.push(`${language}-${width}: scrolls sideways by ${overflow} px`);
  }
  return faults;
};

/** What is wrong with a page in a language, wide, made narrow, and enlarged. */
const faultsIn = async (
  { as, guest }: Console,
  of: PageOf,
  language: (typeof LANGUAGES)[number],
): Promise<string[]> => {
  const manner = { language, width: WIDE, path: pathOf(of.name, subjects) };
  const page = await (of.user === '' ? guest(manner) : as(of.user, manner));
  const wide = await faultsAt(page, of, `${language}-${WIDE}`);
  await page.setViewportSize({ width: NARROW, height: HEIGHT });
  const narrow = await faultsAt(page, of, `${language}-${NARROW}`);
  return [...wide, ...narrow, ...(await enlargedFaults(page, language))];
};

describeInBrowser('every page in both languages, wide, narrow and enlarged, by WCAG 2.2 AA', (console) => {
  beforeAll(async () => {
    subjects = await findSubjects(console);
  });

  test.each(EVERY_PAGE.map((of) => [`${of.name} of a ${of.role}`, of] as const))('%s', async (_, of) => {
    const faults = await Promise.all(LANGUAGES.map((language) => faultsIn(console, of, language)));
    expect(faults.flat()).toEqual([]);
  });
});
