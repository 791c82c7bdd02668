import { useWords } from '../kit/words.ts';
import { useShownRate } from './use-shown-rate.ts';
import { overviewWords } from './words.ts';

const FULL = 100;
const HEIGHT = 6;

type Shape = { readonly size: number; readonly target?: string | undefined };

/** A share on a thin bar with the mark of its target, and beside it in words how far it is. */
export const TargetBar = ({ size, target }: Shape) => {
  const say = useWords(overviewWords);
  const { points } = useShownRate();
  const gap = target === undefined ? undefined : Number(target) - size;
  const values = { target: `${Number(target ?? 0)}%` };
  return (
    <div className="target">
      <svg width="100%" height={HEIGHT + 4} aria-hidden focusable="false">
        <rect className="bar-whole" y={2} width="100%" height={HEIGHT} rx={2} />
        <rect className="bar-part" y={2} width={`${Math.min(FULL, size)}%`} height={HEIGHT} rx={2} />
        {target === undefined ? null : (
          <line className="bar-mark" x1={`${target}%`} x2={`${target}%`} y1={0} y2={HEIGHT + 4} />
        )}
      </svg>
      {gap === undefined ? null : (
        <span className={gap > 0 ? 'target-short' : 'target-reached'}>
          {gap > 0 ? `▼ ${say('short', { ...values, points: points(gap) })}` : `✓ ${say('reached', values)}`}
        </span>
      )}
    </div>
  );
};
