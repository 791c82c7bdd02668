import { defaultTemplate, SERVICE_TEXT_KINDS, serviceText } from '../../../domain/reminders/index.ts';

const LANGUAGES = ['zh-CN', 'en'] as const;

const textsOf = (
  kinds: typeof SERVICE_TEXT_KINDS | readonly ['satisfaction'] | readonly ['opted-out', 'received'],
) =>
  new Set(kinds.flatMap((kind) => LANGUAGES.map((language) => serviceText(kind, language, defaultTemplate))));

const SERVICE_TEXTS = textsOf(SERVICE_TEXT_KINDS);
const QUESTIONS = textsOf(['satisfaction']);
const REPLIES = textsOf(['opted-out', 'received']);

/** Says whether a text reminds of something, by its words alone. */
export const isReminder = (text: string): boolean => !SERVICE_TEXTS.has(text);

/** Says whether a text asks for a score. */
export const isQuestion = (text: string): boolean => QUESTIONS.has(text);

/** Says whether a text only answers somebody who wrote. */
export const isReply = (text: string): boolean => REPLIES.has(text);
