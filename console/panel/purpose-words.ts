import { wordsOf } from '../kit/words.ts';

/** Texts of asking why somebody looks at people. */
export const purposeWords = wordsOf('purpose', {
  why: {
    'zh-CN': '卫健局查看居民个人信息须说明理由。理由会与查看记录一同保存，居民可以看到谁因何查看过。',
    en: 'A health bureau says why it looks at people. The reason is recorded with every look; residents can see who looked and why.',
  },
  purpose: { 'zh-CN': '查看理由', en: 'Why you look' },
  example: { 'zh-CN': '例如：投诉核查（2026年第12号）', en: 'For example: complaint 12 of 2026' },
  go: { 'zh-CN': '继续', en: 'Go on' },
  said: { 'zh-CN': '查看理由：{{purpose}}', en: 'Reason: {{purpose}}' },
  change: { 'zh-CN': '更改', en: 'Change' },
});
