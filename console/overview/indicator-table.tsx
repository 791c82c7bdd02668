import { Checkbox } from 'antd';
import { Fragment, useState } from 'react';

import { useShown } from '../kit/dates.ts';
import { useWords } from '../kit/words.ts';
import { IndicatorRow, type RowContext } from './indicator-row.tsx';
import { findRate, keyOf, type Named, type Rate, sectionsOf } from './rows.ts';
import { overviewWords } from './words.ts';

const COLUMNS = 6;

type Shape = {
  readonly rates: readonly Rate[];
  /** The numbers of the day compared with; undefined until they are here. */
  readonly before: readonly Rate[] | undefined;
  readonly versus: string;
  /** The past day that is shown; undefined: live. */
  readonly on: string | undefined;
  readonly chosen: Named;
  readonly onChoose: (of: Named) => void;
  readonly context: RowContext;
};

const Head = ({ on, versus }: Pick<Shape, 'on' | 'versus'>) => {
  const say = useWords(overviewWords);
  const shown = useShown();
  return (
    <thead>
      <tr>
        <th scope="col">{say('indicator')}</th>
        <th scope="col" className="size">
          {on === undefined ? say('value') : say('valueOn', { day: shown.day(on) })}
        </th>
        <th scope="col" className="wide size">
          {say('people')}
        </th>
        <th scope="col">{say('target')}</th>
        <th scope="col" className="change">
          {say('since', { day: shown.day(versus) })}
        </th>
        <th scope="col" className="wide line">
          {say('trend')}
        </th>
      </tr>
    </thead>
  );
};

/** The indicators of an area: how each stands to its target, how it changed, and its last months. */
export const IndicatorTable = ({ rates, before, versus, on, chosen, onChoose, context }: Shape) => {
  const say = useWords(overviewWords);
  const [isAll, setAll] = useState(false);
  return (
    <>
      <table className="indicators">
        <caption className="unseen">{say('table')}</caption>
        <Head on={on} versus={versus} />
        <tbody>
          {sectionsOf(rates, isAll).map(({ section, rows }) => (
            <Fragment key={section}>
              <tr>
                <th scope="rowgroup" colSpan={COLUMNS} className="section">
                  {say(section)}
                </th>
              </tr>
              {rows.map((rate) => (
                <IndicatorRow
                  key={keyOf(rate)}
                  rate={rate}
                  before={before && findRate(before, rate)}
                  isChosen={keyOf(rate) === keyOf(chosen)}
                  onChoose={() => onChoose({ indicator: rate.indicator, group: rate.group })}
                  context={context}
                />
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
      <Checkbox checked={isAll} onChange={({ target }) => setAll(target.checked)} className="all no-print">
        {say('allIndicators')}
      </Checkbox>
    </>
  );
};
