import type { Language } from '../kernel/text.ts';
import { dayOf, monthOf } from '../kernel/time.ts';
import { comeBy } from './come-by.ts';
import { maskedName } from './masked-name.ts';
import type { Subject } from './plan.ts';
import { reminderPolicy } from './policy.ts';
import { segmentsOf } from './segments.ts';
import { ASK_OF, fill, type Template } from './templates.ts';

/** What separates, ends and marks in each language. */
const MARKS = {
  'zh-CN': {
    open: '【',
    close: '】',
    comma: '，',
    item: '；',
    stop: '。',
    greeting: '您好，',
    nobody: '居民',
    place: '签约机构',
  },
  en: {
    open: '[',
    close: '] ',
    comma: ', ',
    item: '; ',
    stop: '. ',
    greeting: ', ',
    nobody: 'Resident',
    place: 'your clinic',
  },
} as const;

/** Text of an institution without what a provider's variable may not hold: brackets and control characters first,
 *  then links, so that none appears by the cleaning. */
const clean = (text: string): string =>
  text.replace(/[\p{C}【】[\]{}<>]/gu, '').replace(/https?:\/\/\S*/g, '');

/** Where a team asks people to come, and its number. */
export type Place = { readonly name: string; readonly phone: string };

type Draft = {
  readonly template: Template;
  readonly language: Language;
  readonly place: string;
  readonly phone: string;
  /** Whether people are named; else each is spoken to as a resident. */
  readonly isNamed: boolean;
};

const ask = ({ task, saidOn }: Subject, { template, language, place }: Draft): string => {
  const asked = ASK_OF[task.kind];
  const on = asked === 'come' ? comeBy(task.dueOn, saidOn) : task.dueOn;
  return fill(template.asks[asked][language], { month: monthOf(on), day: dayOf(on), place });
};

const nameOf = ({ resident }: Subject, { language, isNamed }: Draft): string =>
  (isNamed && maskedName(resident.name)) || MARKS[language].nobody;

const ending = ({ template, language, phone }: Draft): string =>
  (phone === '' ? '' : fill(template.contact[language], { phone })) + template.optOut[language];

const heading = ({ template, language }: Draft): string => {
  const { open, close } = MARKS[language];
  return `${open}${template.signature[language]}${close}`;
};

const single = (subject: Subject, draft: Draft): string => {
  const { greeting, stop } = MARKS[draft.language];
  const opening = nameOf(subject, draft) + greeting + draft.template.opening[draft.language];
  return heading(draft) + opening + ask(subject, draft) + stop + ending(draft);
};

const moreOf = (count: number, shown: number, { template, language }: Draft): string =>
  fill(template.more[language], { count, rest: count - shown });

const merged = (subjects: readonly Subject[], shown: number, draft: Draft): string => {
  const { template, language } = draft;
  const { item, stop, comma } = MARKS[language];
  const items = subjects
    .slice(0, shown)
    .map((subject) => nameOf(subject, draft) + comma + ask(subject, draft));
  const more = shown < subjects.length ? moreOf(subjects.length, shown, draft) : '';
  return heading(draft) + template.opening[language] + items.join(item) + more + stop + ending(draft);
};

/** The first candidate that fits into so many segments, else the last and shortest. */
const firstThatFits = (candidates: readonly string[], segments: number): string =>
  candidates.find((text) => segmentsOf(text) <= segments) ?? candidates.at(-1) ?? '';

/** The same text in ever shorter forms: whole, with a general place, without the number, then likewise without
 *  names, since a long one, or a Chinese one in an English text, may alone be too much. */
const drafts = (template: Template, language: Language, place: Place | undefined): Draft[] => {
  const general = MARKS[language].place;
  const phone = clean(place?.phone ?? '');
  const named = clean(place?.name ?? '') || general;
  return [true, false].flatMap((isNamed) => [
    { template, language, place: named, phone, isNamed },
    { template, language, place: general, phone, isNamed },
    { template, language, place: general, phone: '', isNamed },
  ]);
};

/** The text of one SMS, in the language of its first subject: no disease, no result, no drug, the names masked.
 *  A single text is written to fit one segment; a merged one has at most two, the rest becomes 等N项.
 *  @source reminders.md, Text */
export const textOf = (
  subjects: readonly [Subject, ...Subject[]],
  place: Place | undefined,
  template: Template,
): string => {
  const [first] = subjects;
  const forms = drafts(template, first.resident.language, place);
  if (subjects.length === 1)
    return firstThatFits(
      forms.map((draft) => single(first, draft)),
      1,
    );
  const counts = subjects.map((_, index) => subjects.length - index);
  const candidates = counts.flatMap((shown) =>
    forms.slice(0, 1).map((draft) => merged(subjects, shown, draft)),
  );
  const shortest = forms.slice(1).map((draft) => merged(subjects, 1, draft));
  return firstThatFits([...candidates, ...shortest], reminderPolicy.mergedSegments);
};
