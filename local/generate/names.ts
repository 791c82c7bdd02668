import type { Sex } from '../../domain/kernel/id-number.ts';
import type { Choices, Odds, Random } from './random.ts';

/** The commonest surnames of the country, roughly by rank, and a few of two characters. */
const SURNAMES: Odds<string> = [
  ['王', 72],
  ['李', 72],
  ['张', 68],
  ['刘', 54],
  ['陈', 45],
  ['杨', 31],
  ['黄', 22],
  ['赵', 21],
  ['周', 20],
  ['吴', 19],
  ['徐', 15],
  ['孙', 14],
  ['何', 12],
  ['胡', 12],
  ['罗', 12],
  ['高', 11],
  ['林', 10],
  ['郑', 9],
  ['唐', 9],
  ['邓', 8],
  ['曾', 7],
  ['彭', 6],
  ['蒋', 6],
  ['龚', 4],
  ['欧阳', 1],
  ['上官', 1],
  ['司马', 1],
];

type GivenName = { readonly first: Choices<string>; readonly second: Choices<string> };

const characters = (text: string): Choices<string> => {
  const [first = '', ...rest] = text;
  return [first, ...rest];
};

/** Characters of given names as three generations liked them: born before 1966, before 1996, later. */
const GIVEN_NAMES = {
  M: [
    { first: characters('建国志德永光正文世明大长'), second: characters('国华明林清平祥贵才福生云') },
    { first: characters('建志永海小伟俊国文晓宏立'), second: characters('军强勇刚波涛鹏峰斌辉超杰') },
    { first: characters('子浩宇俊梓一嘉博泽奕思明'), second: characters('轩涵杰宇豪睿辰泽航然熙哲') },
  ],
  F: [
    { first: characters('桂秀玉淑素凤春兰金菊德元'), second: characters('英兰珍芳华莲容琼芬仙碧群') },
    { first: characters('晓丽红海小春艳雪玉燕秋文'), second: characters('梅丽娟敏燕霞萍娜静艳琴蓉') },
    { first: characters('欣雨梓诗思可语佳一子若嘉'), second: characters('涵怡彤萱妍琪瑶悦欣桐琳然') },
  ],
} as const satisfies Record<Sex, readonly [GivenName, GivenName, GivenName]>;

const SINGLE_CHARACTER = 0.14;

const generationOf = (age: number): 0 | 1 | 2 => (age >= 60 ? 0 : age >= 30 ? 1 : 2);

/** A surname, as frequent as in the country. */
export const drawSurname = (random: Random): string => random.weighted(SURNAMES);

/** A full name in the taste of the years in which somebody of this age was born; no real person is meant. */
export const drawName = (
  random: Random,
  who: { readonly surname: string; readonly sex: Sex; readonly age: number },
): string => {
  const given = GIVEN_NAMES[who.sex][generationOf(who.age)];
  const last = random.pick(given.second);
  return who.surname + (random.chance(SINGLE_CHARACTER) ? last : random.pick(given.first) + last);
};

const PLACE_FIRST = characters('青云龙石白清柳竹松梅凤金银玉双大小高长平');
const PLACE_SECOND = characters('溪河山岭湾坝塘桥坪沟岩泉田林湖渡场坡井庙');
const PLACE_COUNT = PLACE_FIRST.length * PLACE_SECOND.length;
const STEP_BETWEEN_NAMES = 147; // has no factor in common with 400, so that the walk meets every name once

/** The most place names that one walk gives before it repeats. */
export const MOST_PLACE_NAMES = PLACE_COUNT;

/** The n-th place name of a walk that starts anywhere: two characters, no name twice within 400. */
export const placeName = (start: number, n: number): string => {
  const index = (start + n * STEP_BETWEEN_NAMES) % PLACE_COUNT;
  const first = PLACE_FIRST[Math.floor(index / PLACE_SECOND.length)] ?? PLACE_FIRST[0];
  return first + (PLACE_SECOND[index % PLACE_SECOND.length] ?? PLACE_SECOND[0]);
};
