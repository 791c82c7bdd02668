import type { listPrescriptions } from '../../functions/prescriptions/api.ts';
import type { Answered } from '../kit/call.ts';
import { useShown } from '../kit/dates.ts';
import { useDrugName } from '../kit/drug-name.ts';
import { useWords } from '../kit/words.ts';
import { careWords } from './care-words.ts';
import { useSeen } from './seen.ts';
import { type Scale, supplyScale } from './supply-scale.ts';

type Supply = Answered<typeof listPrescriptions>['value']['supplies'][number];

const SupplyRow = ({ supply, scale }: { readonly supply: Supply; readonly scale: Scale }) => {
  const say = useWords(careWords);
  const shown = useShown();
  const { today } = useSeen();
  const nameOf = useDrugName();
  const hasRunOut = supply.runsOutOn <= today;
  return (
    <li className="supply">
      <div className="supply-name">
        {nameOf(supply.name)}
        <br />
        <span className={hasRunOut ? 'bad' : 'quiet'}>
          {hasRunOut ? '⚠ ' : ''}
          {say(hasRunOut ? 'ranOut' : 'until', { date: shown.date(supply.runsOutOn) })}
        </span>
      </div>
      <div className="supply-line" aria-hidden>
        {scale.barsOf(supply.supplies).map(({ from, until, startPercent, widthPercent }) => (
          <span
            key={from}
            className="supply-bar"
            title={say('managedBetween', { from: shown.date(from), until: shown.date(until) })}
            style={{ insetInlineStart: `${startPercent}%`, width: `${widthPercent}%` }}
          />
        ))}
        <span className="supply-today" style={{ insetInlineStart: `${scale.todayPercent}%` }} />
      </div>
    </li>
  );
};

type Shape = { readonly supplies: readonly Supply[]; readonly label: string };

/** How long each drug lasts: a bar for what was issued, from its first day until the first without, and a line for today. */
export const SupplyBars = ({ supplies, label }: Shape) => {
  const say = useWords(careWords);
  const shown = useShown();
  const { today } = useSeen();
  const scale = supplyScale(
    supplies.flatMap((one) => one.supplies),
    today,
  );
  if (supplies.length === 0) return null;
  return (
    <div className="supplies">
      <div className="supply supply-scale" aria-hidden>
        <div className="supply-name" />
        <div className="supply-line">
          <span className="scale-today" style={{ insetInlineStart: `${scale.todayPercent}%` }}>
            {say('todayLine')}
          </span>
        </div>
      </div>
      <ul className="plain" aria-label={label}>
        {supplies.map((supply) => (
          <SupplyRow key={supply.drug} supply={supply} scale={scale} />
        ))}
      </ul>
      <div className="supply supply-scale" aria-hidden>
        <div className="supply-name" />
        <div className="supply-line">
          <span className="scale-from">{shown.date(scale.from)}</span>
          <span className="scale-until">{shown.date(scale.until)}</span>
        </div>
      </div>
    </div>
  );
};
