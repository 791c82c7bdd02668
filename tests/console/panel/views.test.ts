// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';

import { keepViews, readViews, withoutView, withView } from '../../../console/panel/views.ts';

beforeEach(() => localStorage.clear());

const OFF_TARGET = { name: '未达标', search: 'control=uncontrolled' };
const ELDERLY = { name: '老年人', search: 'group=elderly' };

test('a view that was saved is there again, for its own user alone', () => {
  keepViews('doctor-1', withView(readViews('doctor-1'), OFF_TARGET));
  expect(readViews('doctor-1')).toEqual([OFF_TARGET]);
  expect(readViews('nurse-1')).toEqual([]);
});

test('a view of the same name takes the place of the first', () => {
  const views = [OFF_TARGET, ELDERLY];
  const anew = { name: '未达标', search: 'class=2' };
  expect(withView(views, anew)).toEqual([anew, ELDERLY]);
});

test('a view that is deleted is gone, the others stay', () => {
  expect(withoutView([OFF_TARGET, ELDERLY], '未达标')).toEqual([ELDERLY]);
});

test.each(['{', '"text"', '[1, {"name": 2}]'])('what cannot be read, as %s, counts as no view', (text) => {
  localStorage.setItem('jiayi.panel-views.doctor-1', text);
  expect(readViews('doctor-1')).toEqual([]);
});
