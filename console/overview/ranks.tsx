import { Link } from 'react-router';

import { useShown } from '../kit/dates.ts';
import { useWords } from '../kit/words.ts';
import { compareWords } from './compare-words.ts';
import { Withheld } from './indicator-row.tsx';
import { along, type Part, type Step, stretchOf, verdictOf } from './standing.ts';
import { overviewWords } from './words.ts';

type Shape = {
  readonly parts: readonly Part[];
  readonly whole: { readonly name: string; readonly size: number | undefined };
  readonly addressOf: (part: Part) => string;
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

const Row = ({ part, whole, stretch, to }: Drawn & { readonly to: string }) => {
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
        <td colSpan={3} className="few">
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

/** The parts of an area by rank, each with how sure its number is and whether it differs from the whole at all. */
export const Ranks = ({ parts, whole, addressOf }: Shape) => {
  const say = useWords(compareWords);
  const shown = useShown();
  const stretch = stretchOf(parts, whole.size);
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
              <th scope="col">{say('interval')}</th>
              <th scope="col">{say('verdict')}</th>
            </tr>
          </thead>
          <tbody>
            {parts.map((part) => (
              <Row key={part.scopeId} part={part} whole={whole.size} stretch={stretch} to={addressOf(part)} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
};
