import { useShown } from '../kit/dates.ts';
import { useNames, useWords } from '../kit/words.ts';
import type { Finding, Measures } from './view.ts';
import { findingNames, findingTexts, qualityWords } from './words.ts';

const SIGNS = { strong: '▲', some: '△' } as const;

type Share = Measures['late'];
type Say = ReturnType<typeof useWords<keyof (typeof findingTexts)['texts']>>;

/** How odd something is, as a sign and a word. */
const GradeText = ({ grade }: Pick<Finding, 'grade'>) => {
  const say = useWords(qualityWords);
  return (
    <span className={`grade ${grade}`}>
      <span aria-hidden="true">{SIGNS[grade]}</span> {say(grade)}
    </span>
  );
};

/** What was counted for a finding; undefined where so few people could be told apart. */
const useCounted = () => {
  const say: Say = useWords(findingTexts);
  const { count, percent } = useShown();
  const share = (key: 'digits' | 'same_again' | 'late_entry', { part, of, percent: rate }: Share) =>
    part === null || of === null
      ? undefined
      : say(key, { part: count(part), of: count(of), percent: percent(rate) });
  const limit = ({ part, of }: Share) =>
    part === null || of === null
      ? undefined
      : say('below_limit', { part: count(part), above: count(of - part) });
  const orNone = (value: number | null): string => (value === null ? '–' : count(value));
  return (kind: Finding['kind'], measures: Measures): string | undefined => {
    switch (kind) {
      case 'systolic_digits':
        return share('digits', measures.systolic.zeroOrFive);
      case 'diastolic_digits':
        return share('digits', measures.diastolic.zeroOrFive);
      case 'below_limit':
        return limit(measures.belowLimit);
      case 'same_again':
        return share('same_again', measures.sameAgain);
      case 'late_entry':
        return share('late_entry', measures.late);
      case 'same_in_row':
        return say('same_in_row', { people: orNone(measures.longestRow) });
      case 'too_fast':
        return say('too_fast', {
          days: count(measures.fastDays),
          day: orNone(measures.mostADay),
          window: orNone(measures.mostInWindow),
        });
      default:
        return undefined;
    }
  };
};

type Shape = { readonly findings: readonly Finding[]; readonly measures: Measures | undefined };

/** What is odd, each with its numbers, in words. */
export const Findings = ({ findings, measures }: Shape) => {
  const say = useWords(qualityWords);
  const nameOf = useNames(findingNames);
  const counted = useCounted();
  if (measures === undefined) return <span className="quiet">{say('fewPeople')}</span>;
  if (findings.length === 0) return <span className="quiet">{say('nothingFound')}</span>;
  return (
    <ul className="findings">
      {findings.map(({ kind, grade }) => (
        <li key={kind}>
          <GradeText grade={grade} /> <strong>{nameOf(kind)}</strong>{' '}
          <span className="quiet">{counted(kind, measures) ?? say('fewPeople')}</span>
        </li>
      ))}
    </ul>
  );
};
