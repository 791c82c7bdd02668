import * as z from 'zod';
import en from 'zod/v4/locales/en.js';
import zh from 'zod/v4/locales/zh-CN.js';

import type { Language, Sentence } from '../../domain/kernel/text.ts';
import type { FieldFault } from './use-case.ts';

type Issue = z.core.$ZodIssue;

/** A custom check's own sentence, to be given to it as its second argument. */
export const says = (sentence: Sentence) => ({ params: { says: sentence } });

const Said = z.object({ says: z.object({ 'zh-CN': z.string(), en: z.string() }) });

const LOCALES = { 'zh-CN': zh().localeError, en: en().localeError } as const;

/** Faults in the language of the asker: what a check says itself, else what zod says of such a fault. */
export const messagesIn =
  (language: Language): z.core.$ZodErrorMap =>
  (issue) => {
    const own = issue.code === 'custom' ? Said.safeParse(issue.params) : undefined;
    return own?.success === true ? own.data.says[language] : LOCALES[language](issue);
  };

const MOST_FAULTS = 50;
const LONGEST_PLACE = 200;

const placeOf = (path: readonly PropertyKey[]): string => path.map(String).join('.').slice(0, LONGEST_PLACE);

/** The values that a choice among single values allows; undefined for any other choice. */
const choicesIn = (branches: readonly (readonly Issue[])[]): z.core.util.Primitive[] | undefined => {
  const values = branches.map(([first, ...more]) =>
    first?.code === 'invalid_value' && first.path.length === 0 && more.length === 0
      ? first.values
      : undefined,
  );
  return values.every((some) => some !== undefined) ? values.flat() : undefined;
};

/** A choice is explained by the branch that comes nearest. */
const nearest = (branches: readonly (readonly Issue[])[]): readonly Issue[] =>
  branches.toSorted((a, b) => a.length - b.length)[0] ?? [];

const unionFaults = (path: PropertyKey[], issue: z.core.$ZodIssueInvalidUnion, language: Language) => {
  const { errors, message } = issue;
  const values = choicesIn(errors);
  if (values === undefined && errors.length > 0) return faultsOf(nearest(errors), path, language);
  const said = LOCALES[language]({ code: 'invalid_value', values: values ?? [], input: issue.input, path });
  const text = typeof said === 'string' ? said : (said?.message ?? message);
  return [{ path: placeOf(path), code: 'invalid_value', message: values === undefined ? message : text }];
};

const faultsOf = (
  issues: readonly Issue[],
  where: readonly PropertyKey[],
  language: Language,
): FieldFault[] =>
  issues.flatMap((issue): FieldFault[] => {
    const path = [...where, ...issue.path];
    if (issue.code === 'invalid_union') return unionFaults(path, issue, language);
    const { code, message } = issue;
    if (issue.code !== 'unrecognized_keys') return [{ path: placeOf(path), code, message }];
    return issue.keys.map((key) => ({ path: placeOf([...path, key]), code, message: UNKNOWN[language] }));
  });

const UNKNOWN: Sentence = { 'zh-CN': '没有这个字段', en: 'there is no such field' };

/** What is wrong with a part of a request, place by place: the first fifty faults. */
export const faultsIn = (where: string, { issues }: z.ZodError, language: Language): FieldFault[] =>
  faultsOf(issues.slice(0, MOST_FAULTS), [where], language).slice(0, MOST_FAULTS);

const REPEATED: Sentence = { 'zh-CN': '同一字段写了不止一次', en: 'the field is written more than once' };

/** Fields that stand more than once in what was sent: the first fifty. */
export const repeatedFaults = (
  where: string,
  places: readonly (readonly PropertyKey[])[],
  language: Language,
): FieldFault[] =>
  places.slice(0, MOST_FAULTS).map((path) => ({
    path: placeOf([where, ...path]),
    code: 'repeated_key',
    message: REPEATED[language],
  }));
