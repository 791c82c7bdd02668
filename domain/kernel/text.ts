/** A sentence for people, in both languages of the service. */
export type Sentence = { readonly 'zh-CN': string; readonly en: string };

/** The languages that people are addressed in. */
export type Language = keyof Sentence;
