// @vitest-environment happy-dom
import { expect, test } from 'vitest';

import {
  denominatorWords,
  indicatorNames,
  numeratorWords,
  programmeIndicatorNames,
} from '../../../console/overview/indicator-words.ts';
import { IMPORTED_INDICATORS, SHOWN_CELLS } from '../../../domain/indicators/index.ts';
import { programmes } from '../../../domain/programmes/index.ts';

const wordOf = (indicator: string): string => {
  const programme = programmes.find(({ code }) => indicator.startsWith(`${code}_`));
  return programme === undefined ? indicator : indicator.slice(programme.code.length + 1);
};

const shown = [...new Set(SHOWN_CELLS.map(({ indicator }) => wordOf(indicator)))];

test('every indicator that the service shows has a name, and is defined above and below the line', () => {
  const names = { ...indicatorNames.texts, ...programmeIndicatorNames.texts };
  expect(shown.filter((indicator) => !(indicator in names))).toEqual([]);
  expect(shown.filter((indicator) => !(indicator in numeratorWords.texts))).toEqual([]);
  expect(shown.filter((indicator) => !(indicator in denominatorWords.texts))).toEqual([]);
});

test('every imported indicator has a name', () => {
  expect(IMPORTED_INDICATORS.filter(({ indicator }) => !(indicator in indicatorNames.texts))).toEqual([]);
});
