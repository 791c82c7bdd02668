import * as z from 'zod';

/** Of one variable of a notice. @source Alibaba Cloud, 短信服务, API错误码, isv.PARAM_LENGTH_LIMIT: 1 to 35 characters */
const LONGEST_VALUE = 35;
/** @source Alibaba Cloud, 通知短信模板规范, 格式规范: 1 to 500 characters with its variables */
const LONGEST_CONTENT = 500;

/** A variable's name begins with a letter. */
const VARIABLE = /\$\{([A-Za-z]\w{0,24})\}/;

type Parts = { readonly names: readonly string[]; readonly literals: readonly string[] };

const partsOf = (content: string): Parts => {
  const parts = content.split(VARIABLE);
  return {
    names: parts.filter((_, at) => at % 2 === 1),
    literals: parts.filter((_, at) => at % 2 === 0),
  };
};

/** Variables side by side, the same one twice, and a text of nothing else are approved for nobody. */
const isApprovable = (content: string): boolean => {
  const { names, literals } = partsOf(content);
  const hasNeighbours = literals.slice(1, -1).includes('');
  return new Set(names).size === names.length && !hasNeighbours && literals.join('').trim() !== '';
};

/** A template as the provider approved it: its code, and its content with variables as `${name}`, without signature. */
export const ApprovedTemplate = z.strictObject({
  code: z.string().regex(/^SMS_\w{1,40}$/),
  content: z.string().min(1).max(LONGEST_CONTENT).refine(isApprovable),
});
/** A template as the provider approved it. */
export type ApprovedTemplate = z.infer<typeof ApprovedTemplate>;

/** A text in the words of the provider: filled with these parameters the template is the text, to the letter. */
export type TemplatedText = {
  readonly code: string;
  readonly parameters: Readonly<Record<string, string>>;
};

/** The values between the literals, each as short as can be but the last; undefined where the text is another one. */
const valuesIn = ([first = '', ...rest]: readonly string[], text: string): string[] | undefined => {
  if (!text.startsWith(first)) return undefined;
  const values: string[] = [];
  let at = first.length;
  for (const [index, literal] of rest.entries()) {
    const isLast = index === rest.length - 1;
    const end = isLast ? text.length - literal.length : text.indexOf(literal, at + 1);
    if (end <= at || !text.startsWith(literal, end)) return undefined;
    values.push(text.slice(at, end));
    at = end + literal.length;
  }
  return at === text.length ? values : undefined;
};

const fits = (value: string): boolean => value.length <= LONGEST_VALUE;

/** Finds the approved template that a text is written by, the one with the most fixed words where several are.
 *  @returns undefined where none is: the provider would not send it */
export const templateFinder = (
  templates: readonly ApprovedTemplate[],
): ((text: string) => TemplatedText | undefined) => {
  const known = templates
    .map(({ code, content }) => ({ code, ...partsOf(content) }))
    .toSorted((one, other) => other.literals.join('').length - one.literals.join('').length);
  return (text) => {
    for (const { code, names, literals } of known) {
      const values = valuesIn(literals, text);
      if (values?.every(fits) === true)
        return { code, parameters: Object.fromEntries(names.map((name, at) => [name, values[at] ?? ''])) };
    }
    return undefined;
  };
};

/** What the domain writes before a text, in Chinese and in English; the provider writes its own brackets. */
const SIGNED = /^(?:【([^】]+)】|\[([^\]]+)\] )(.+)$/s;

/** Takes the signature off a text; undefined where it has none. */
export const signedText = (
  text: string,
): { readonly signature: string; readonly words: string } | undefined => {
  const [, chinese, english, words] = SIGNED.exec(text) ?? [];
  const signature = chinese ?? english;
  return signature === undefined || words === undefined ? undefined : { signature, words };
};
