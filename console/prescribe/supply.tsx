import { Typography } from 'antd';

import { daysBetween, isLocalDate } from '../../domain/kernel/time.ts';
import { useShown } from '../kit/dates.ts';
import { useDrugName } from '../kit/drug-name.ts';
import { useSay } from '../kit/language.ts';
import { useWords } from '../kit/words.ts';
import type { PrescribeChoices } from './prescribe-types.ts';
import type { Listed } from './prescribing.ts';
import { prescribeWords } from './words.ts';

type Shape = Pick<PrescribeChoices, 'listed' | 'today' | 'programmes'>;

const PERCENT = 100;

const Drug = ({ drug, today }: { readonly drug: Listed['supplies'][number]; readonly today: string }) => {
  const say = useWords(prescribeWords);
  const shown = useShown();
  const nameOf = useDrugName();
  const { name, runsOutOn, renewFrom } = drug;
  const count = isLocalDate(today) ? daysBetween(today, runsOutOn) : 0;
  const date = shown.date(runsOutOn);
  return (
    <li>
      <strong>{nameOf(name)}</strong>
      <span>{count > 0 ? say('lasts', { count, date }) : say('ranOut', { date })}</span>
      {count > 0 ? (
        <Typography.Text type="secondary">
          {say('renewFrom', { date: shown.date(renewFrom) })}
        </Typography.Text>
      ) : null}
    </li>
  );
};

const Programme = ({ of, name }: { readonly of: Listed['programmes'][number]; readonly name: string }) => {
  const say = useWords(prescribeWords);
  const shown = useShown();
  const { refillDueOn, covered } = of;
  return (
    <li>
      {refillDueOn === null ? null : <span>{say('refillDue', { name, date: shown.date(refillDueOn) })}</span>}
      {covered === null ? null : (
        <Typography.Text type="secondary">
          {say('covered', { name, share: shown.percent(String(covered.share * PERCENT)) })}
        </Typography.Text>
      )}
    </li>
  );
};

/** How long each drug lasts, and how much of the time somebody had theirs. */
export const Supply = ({ listed, today, programmes }: Shape) => {
  const say = useWords(prescribeWords);
  const text = useSay();
  if (listed === undefined) return null;
  const nameOf = (code: string): string => {
    const found = programmes.find(({ programme }) => programme === code);
    return found === undefined ? code : text(found.name);
  };
  return (
    <section>
      <Typography.Title level={2}>{say('supply')}</Typography.Title>
      {listed.supplies.length === 0 ? (
        <Typography.Text type="secondary">{say('noSupply')}</Typography.Text>
      ) : null}
      <ul className="supply-list">
        {listed.supplies
          .toSorted((a, b) => b.runsOutOn.localeCompare(a.runsOutOn))
          .map((drug) => (
            <Drug key={drug.drug} drug={drug} today={today} />
          ))}
        {listed.programmes.map((one) => (
          <Programme key={one.programme} of={one} name={nameOf(one.programme)} />
        ))}
      </ul>
    </section>
  );
};
