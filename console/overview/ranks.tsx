import { Link } from 'react-router';

import { useShown } from '../kit/dates.ts';
import { useWords } from '../kit/words.ts';
import { compareWords } from './compare-words.ts';
import { Withheld } from './indicator-row.tsx';
import { type DrawnRank, ranksDrawing } from './drawing.ts';
import type { Caption } from './picture.ts';
import { SaveButton } from './save-button.tsx';
import { along, type Part, riseOf, type Step, stretchOf, verdictOf } from './standing.ts';
import { useShownRate } from './use-shown-rate.ts';
import { overviewWords } from './words.ts';

type Shape = {
  readonly parts: readonly Part[];
  /** The same parts on the day compared with; undefined where it was not asked for. */
  readonly before: { readonly on: string; readonly parts: readonly Part[] } | undefined;
  readonly whole: { readonly name: string; readonly size: number | undefined };
  readonly addressOf: (part: Part) => string;
  readonly caption: Caption;
};

const HEIGHT = 20;
const MIDDLE = HEIGHT / 2;

type Drawn = { readonly part: Part; readonly whole: number | undefined; readonly stretch: Step };

/** The interval as a line with the rate as a dot, over the upright of the whole. */
const Whisker = ({ part: { low, high, rate }, whole, stretch }: Drawn) => {
  const say = useWords(compareWords);
  const shown = useShown();
  if (low === null || high === null || rate === null) return null;
  const [from, to] = [along(stretch, Number(low)), along(stretch, Number(high))];
  return (
    <svg
      width="100%"
      height={HEIGHT}
      role="img"
      aria-label={say('fromTo', { low: shown.percent(low), high: shown.percent(high) })}
    >
      {whole === undefined ? null : (
        <line
          className="whole-line"
          x1={along(stretch, whole)}
          x2={along(stretch, whole)}
          y1={0}
          y2={HEIGHT}
        />
      )}
      <line className="whisker" x1={from} x2={to} y1={MIDDLE} y2={MIDDLE} />
      <circle className="dot" cx={along(stretch, Number(rate))} cy={MIDDLE} r={3.5} />
    </svg>
  );
};

const SIGNS = { above: '▲', below: '▼', same: '≈', unknown: '' } as const;

type InRow = Drawn & { readonly to: string; readonly before: Shape['before'] };

/** How much a part rose since the day compared with; a dash where either number is unknown. */
const Change = ({ part, before }: Pick<InRow, 'part' | 'before'>) => {
  const { change } = useShownRate();
  if (before === undefined) return null;
  const by = riseOf(part, before.parts);
  return <td className="change">{by === undefined ? '–' : change(part.indicator, by)}</td>;
};

const Row = ({ part, whole, stretch, to, before }: InRow) => {
  const say = useWords(compareWords);
  const sayOf = useWords(overviewWords);
  const shown = useShown();
  const { numerator, denominator } = part;
  const verdict = verdictOf(part, whole);
  return (
    <tr>
      <td className="place">{part.rank ?? '–'}</td>
      <th scope="row" className="name">
        <Link to={to}>{part.name}</Link>
      </th>
      {numerator === null || denominator === null ? (
        <td colSpan={before === undefined ? 3 : 4} className="few">
          <Withheld />
        </td>
      ) : (
        <>
          <td className="size">
            <strong>{shown.percent(part.rate)}</strong>
            <span className="counts">
              {sayOf('of', { numerator: shown.count(numerator), denominator: shown.count(denominator) })}
            </span>
          </td>
          <Change part={part} before={before} />
          <td className="whiskers">
            <Whisker part={part} whole={whole} stretch={stretch} />
          </td>
          <td className={`verdict ${verdict}`}>
            {SIGNS[verdict]} {say(verdict)}
          </td>
        </>
      )}
    </tr>
  );
};

const numberIn = (text: string | null): number | undefined =>
  text === null || text === '' ? undefined : Number(text);

/** A part as a row of the picture says it. */
const useDrawnRow = (whole: number | undefined): ((part: Part) => DrawnRank) => {
  const say = useWords(compareWords);
  const sayOf = useWords(overviewWords);
  const shown = useShown();
  return (part) => {
    const { rank, name, rate, low, high, numerator, denominator } = part;
    const verdict = verdictOf(part, whole);
    const numbers = { low: numberIn(low), high: numberIn(high), rate: numberIn(rate) };
    const isShown = numerator !== null && denominator !== null;
    return {
      place: String(rank ?? '–'),
      name,
      value: isShown ? shown.percent(rate) : sayOf('withheld'),
      counts: isShown
        ? sayOf('of', { numerator: shown.count(numerator), denominator: shown.count(denominator) })
        : '',
      verdict: isShown ? `${SIGNS[verdict]} ${say(verdict)}` : '',
      ...numbers,
    };
  };
};

/** The parts of an area by rank, each with how sure its number is and whether it differs from the whole at all. */
export const Ranks = ({ parts, before, whole, addressOf, caption }: Shape) => {
  const say = useWords(compareWords);
  const shown = useShown();
  const stretch = stretchOf(parts, whole.size);
  const rowOf = useDrawnRow(whole.size);
  const draw = (): string => ranksDrawing(parts.map(rowOf), whole.size, stretch);
  const mean = whole.size === undefined ? '–' : shown.percent(String(whole.size));
  return (
    <>
      <p className="quiet remark">{say('rankNote', { area: whole.name, mean })}</p>
      <div className="scrolled">
        <table className="ranks">
          <caption className="unseen">{say('rank')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('place')}</th>
              <th scope="col">{say('name')}</th>
              <th scope="col" className="size">
                {say('value')}
              </th>
              {before === undefined ? null : (
                <th scope="col" className="change">
                  {say('changeSince', { day: shown.day(before.on) })}
                </th>
              )}
              <th scope="col">{say('interval')}</th>
              <th scope="col">{say('verdict')}</th>
            </tr>
          </thead>
          <tbody>
            {parts.map((part) => (
              <Row
                key={part.scopeId}
                part={part}
                before={before}
                whole={whole.size}
                stretch={stretch}
                to={addressOf(part)}
              />
            ))}
          </tbody>
        </table>
      </div>
      <SaveButton label={say('rank')} draw={draw} caption={caption} />
    </>
  );
};
