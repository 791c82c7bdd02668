import { Link } from 'react-router';

import { useShown } from '../kit/dates.ts';
import { useWords } from '../kit/words.ts';
import { compareWords } from './compare-words.ts';
import { isCount, sizeOf } from './rows.ts';
import { type Part, placed, type Step, stepOf, stepsOver } from './standing.ts';
import { useShownRate } from './use-shown-rate.ts';
import { overviewWords } from './words.ts';

type Shape = {
  readonly parts: readonly Part[];
  readonly indicator: string;
  readonly addressOf: (part: Part) => string;
};

const Legend = ({
  steps,
  hasFew,
  indicator,
}: {
  steps: readonly Step[];
  hasFew: boolean;
  indicator: string;
}) => {
  const say = useWords(compareWords);
  return (
    <ul className="legend" aria-label={say('legend')}>
      {steps.map(({ from, to }, at) => (
        <li key={from}>
          <span className={`swatch step-${at}`} />
          {say(isCount(indicator) ? 'range' : 'rangeShare', { from, to })}
        </li>
      ))}
      {hasFew ? (
        <li>
          <span className="swatch hatched" />
          {say('legendWithheld')}
        </li>
      ) : null}
    </ul>
  );
};

const Counts = ({ part }: { readonly part: Part }) => {
  const say = useWords(overviewWords);
  const shown = useShown();
  const { numerator, denominator, indicator } = part;
  if (numerator === null || denominator === null || isCount(indicator)) return null;
  const values = { numerator: shown.count(numerator), denominator: shown.count(denominator) };
  return <span className="tile-counts">{say('of', values)}</span>;
};

/** The parts of an area as a grid in the order of their codes, coloured by their numbers; each leads into its part. */
export const Tiles = ({ parts, indicator, addressOf }: Shape) => {
  const say = useWords(overviewWords);
  const { size: textOf } = useShownRate();
  const all = placed(parts);
  const sizes = parts.map((part) => sizeOf(part, indicator)).filter((size) => size !== undefined);
  const steps = stepsOver(sizes);
  const isFew = ({ numerator }: Part): boolean => numerator === null;
  return (
    <>
      <ul className="tiles">
        {all.map(({ part, size }) => (
          <li key={part.scopeId}>
            <Link
              to={addressOf(part)}
              className={`tile ${size === undefined ? 'hatched' : `step-${stepOf(steps, size)}`}`}
              title={part.name}
            >
              <span className="tile-name">{part.name}</span>
              {size === undefined ? (
                <span className="tile-few">{say(isFew(part) ? 'withheld' : 'nobody')}</span>
              ) : (
                <span className="tile-size">{textOf(indicator, size)}</span>
              )}
              <Counts part={part} />
            </Link>
          </li>
        ))}
      </ul>
      <Legend steps={steps} hasFew={parts.some(isFew)} indicator={indicator} />
    </>
  );
};
