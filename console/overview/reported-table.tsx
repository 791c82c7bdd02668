import { useWords } from '../kit/words.ts';
import { lookWords } from './look-words.ts';
import { useIndicatorTexts } from './names.ts';
import { difference, findRate, isImported, isMain, keyOf, type Rate, sizeOf } from './rows.ts';
import { useShownRate } from './use-shown-rate.ts';
import { overviewWords } from './words.ts';

type Shape = {
  readonly reported: readonly Rate[];
  /** The same numbers as they are known now; undefined until they were counted. */
  readonly known: readonly Rate[] | undefined;
};

const Size = ({ rate }: { readonly rate: Rate | undefined }) => {
  const say = useWords(overviewWords);
  const { size } = useShownRate();
  if (rate === undefined) return <span className="quiet">–</span>;
  if (rate.numerator === null) return <span className="quiet">{say('withheld')}</span>;
  const found = sizeOf(rate, rate.indicator);
  return <>{found === undefined ? say('nobody') : size(rate.indicator, found)}</>;
};

const Difference = ({ rate, known }: { readonly rate: Rate; readonly known: Rate | undefined }) => {
  const say = useWords(lookWords);
  const { change } = useShownRate();
  if (known === undefined) return <span className="quiet">–</span>;
  const by = difference(sizeOf(known, known.indicator), sizeOf(rate, rate.indicator));
  if (by === undefined) return <span className="quiet">–</span>;
  return by === 0 ? (
    <span className="quiet">{say('unchanged')}</span>
  ) : (
    <strong>{change(rate.indicator, by)}</strong>
  );
};

/** The numbers of a day, as reported and as known now, and what the amendment changed. */
export const ReportedTable = ({ reported, known }: Shape) => {
  const say = useWords(lookWords);
  const { titleOf } = useIndicatorTexts();
  const rows = reported.filter((rate) => isMain(rate) && !isImported(rate));
  return (
    <div className="scrolled">
      <table className="behind">
        <caption className="unseen">{say('reportsTitle')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('indicator')}</th>
            <th scope="col" className="size">
              {say('asReported')}
            </th>
            <th scope="col" className="size">
              {say('asKnown')}
            </th>
            <th scope="col" className="size">
              {say('difference')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((rate) => {
            const later = known && findRate(known, rate);
            return (
              <tr key={keyOf(rate)}>
                <th scope="row">{titleOf(rate)}</th>
                <td className="size">
                  <Size rate={rate} />
                </td>
                <td className="size">
                  {known === undefined ? (
                    <span className="quiet">{say('notRecounted')}</span>
                  ) : (
                    <Size rate={later} />
                  )}
                </td>
                <td className="size">
                  <Difference rate={rate} known={later} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
};
