import { describe, expect, test } from 'vitest';

import { defaultProfile } from '../../../domain/programmes/index.ts';
import { answerIn, isDangerous, meaningOf, type Question } from '../../../domain/reminders/index.ts';
import { on } from '../../given/values.ts';

const TODAY = on('2025-06-17');

const asked = (asks: Question['asks'], day: string, id = `${asks} ${day}`): Question => ({
  id,
  asks,
  day: on(day),
  at: `${day}T02:00:00.000Z`,
});

describe('an answer by its form', () => {
  test.each(['T', 't', 'TD', 'td', 'Ｔ', 'ｔｄ', '退订', ' 退订 ', '退订。', '拒收', 'stop', 'ＳＴＯＰ'])(
    '%s wants no more',
    (text) => expect(answerIn(text)).toEqual({ kind: 'opt_out' }),
  );

  test.each(['START', 'start', '恢复', 'ｓｔａｒｔ'])('%s wants more again', (text) =>
    expect(answerIn(text)).toEqual({ kind: 'opt_in' }),
  );

  test.each(['不要退订', 'T恤', 'STOPPED', '恢复得很好', '6', '0', '评6', '11', '', '好的'])(
    '%s is something for a person to read',
    (text) => expect(answerIn(text)).toEqual({ kind: 'message' }),
  );

  test.each([
    ['1', 'digit', 1],
    ['５', 'digit', 5],
    ['评5', 'score', 5],
    ['评１', 'score', 1],
  ])('%s is a %s of %i', (text, kind, value) => expect(answerIn(text)).toEqual({ kind, value }));

  test.each([
    ['BP 135/85', { kind: 'pressure', sbp: 135, dbp: 85 }],
    ['血压 135 85', { kind: 'pressure', sbp: 135, dbp: 85 }],
    ['血压１３５／８５', { kind: 'pressure', sbp: 135, dbp: 85 }],
    ['血糖 6.8', { kind: 'glucose', glucose: 6.8 }],
    ['血糖：6.8', { kind: 'glucose', glucose: 6.8 }],
  ])('%s is a reading', (text, reading) => expect(answerIn(text)).toEqual({ kind: 'reading', reading }));

  test.each(['BP 85/135', 'BP 301/85', 'BP 49/30', '血糖 0.4', '血糖 60.1', '血糖 -6', 'BP 135'])(
    '%s cannot be, and a person looks at it',
    (text) => expect(answerIn(text)).toEqual({ kind: 'message' }),
  );
});

describe('what an answer means', () => {
  test('a bare 1 confirms where a visit was asked for last', () => {
    const open = [asked('satisfaction', '2025-06-15'), asked('visit', '2025-06-16')];
    expect(meaningOf(answerIn('1'), open, TODAY)).toEqual({ kind: 'confirm', question: open[1] });
  });

  test('a bare 1 is a score where a service was asked about last', () => {
    const open = [asked('visit', '2025-06-15'), asked('satisfaction', '2025-06-16')];
    expect(meaningOf(answerIn('1'), open, TODAY)).toEqual({ kind: 'rate', question: open[1], score: 1 });
  });

  test('a 5 is a score even where a visit was asked for since', () => {
    const open = [asked('satisfaction', '2025-06-15'), asked('visit', '2025-06-16')];
    expect(meaningOf(answerIn('5'), open, TODAY)).toEqual({ kind: 'rate', question: open[0], score: 5 });
  });

  test.each([
    ['2025-06-10', 'confirm'],
    ['2025-06-09', 'message'],
  ])('a visit asked for on %s: a 1 is a %s', (day, kind) =>
    expect(meaningOf(answerIn('1'), [asked('visit', day)], TODAY).kind).toBe(kind),
  );

  test.each(['5', '评5'])('%s without a question is a message', (text) =>
    expect(meaningOf(answerIn(text), [asked('visit', '2025-06-16')], TODAY)).toEqual({ kind: 'message' }),
  );
});

describe('a reading that somebody took themselves', () => {
  test.each([
    ['BP 179/109', false, false],
    ['BP 180/100', false, true],
    ['BP 150/110', false, true],
    ['BP 139/89', true, false],
    ['BP 140/80', true, true],
    ['血糖 16.6', false, false],
    ['血糖 16.7', false, true],
    ['血糖 4', false, false],
    ['血糖 3.9', false, true],
  ])('%s, pregnant: %s, is dangerous: %s', (text, isPregnant, expected) => {
    const answer = answerIn(text);
    if (answer.kind !== 'reading') throw new Error(`${text} is a reading`);
    expect(isDangerous(answer.reading, defaultProfile, isPregnant)).toBe(expected);
  });
});
