import { Link } from 'react-router';

import { useShown } from '../kit/dates.ts';
import { useWords } from '../kit/words.ts';
import { compareWords } from './compare-words.ts';
import { tilesDrawing } from './drawing.ts';
import type { Caption } from './picture.ts';
import { isCount, sizeOf } from './rows.ts';
import { SaveButton } from './save-button.tsx';
import { type Part, placed, type Step, stepOf, stepsOver } from './standing.ts';
import { useShownRate } from './use-shown-rate.ts';
import { overviewWords } from './words.ts';

type Shape = {
  readonly parts: readonly Part[];
  readonly indicator: string;
  readonly addressOf: (part: Part) => string;
  readonly caption: Caption;
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

/** Of how many people a part's number is; nothing where it is a count, or withheld. */
const useCounts = (): ((part: Part) => string) => {
  const say = useWords(overviewWords);
  const shown = useShown();
  return ({ numerator, denominator, indicator }) => {
    if (numerator === null || denominator === null || isCount(indicator)) return '';
    return say('of', { numerator: shown.count(numerator), denominator: shown.count(denominator) });
  };
};

/** The parts of an area as a grid in the order of their codes, coloured by their numbers; each leads into its part. */
export const Tiles = ({ parts, indicator, addressOf, caption }: Shape) => {
  const say = useWords(overviewWords);
  const sayOf = useWords(compareWords);
  const countsOf = useCounts();
  const { size: textOf } = useShownRate();
  const all = placed(parts);
  const sizes = parts.map((part) => sizeOf(part, indicator)).filter((size) => size !== undefined);
  const steps = stepsOver(sizes);
  const isFew = ({ numerator }: Part): boolean => numerator === null;
  const noSize = (part: Part): string => say(isFew(part) ? 'withheld' : 'nobody');
  const draw = (): string =>
    tilesDrawing(
      all.map(({ part, size }) => ({
        name: part.name,
        size: size === undefined ? noSize(part) : textOf(indicator, size),
        counts: countsOf(part),
        step: size === undefined ? undefined : stepOf(steps, size),
      })),
    );
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
                <span className="tile-few">{noSize(part)}</span>
              ) : (
                <span className="tile-size">{textOf(indicator, size)}</span>
              )}
              <span className="tile-counts">{countsOf(part)}</span>
            </Link>
          </li>
        ))}
      </ul>
      <Legend steps={steps} hasFew={parts.some(isFew)} indicator={indicator} />
      <SaveButton label={sayOf('grid')} draw={draw} caption={caption} />
    </>
  );
};
