import { Radio, Typography } from 'antd';

import { itemWords, payerWords } from '../kit/code-words.ts';
import { useSay } from '../kit/language.ts';
import { useShown } from '../kit/dates.ts';
import { Nothing } from '../kit/states.tsx';
import { useNames, useWords } from '../kit/words.ts';
import type { Package } from './contract-types.ts';
import { signWords } from './sign-words.ts';

type Shape = {
  /** Those that are offered on the first day. */
  readonly packages: readonly Package[];
  readonly value: string | undefined;
  readonly onChange: (code: string) => void;
};

const PAYERS = ['government', 'publicHealth', 'insurance', 'self'] as const;

/** Who pays what of a package for a year, payers of nothing left out. */
export const payersOf = ({ payersFen }: Package) =>
  PAYERS.flatMap((payer) => (payersFen[payer] === 0 ? [] : [{ payer, fen: payersFen[payer] }]));

const Items = ({ one }: { readonly one: Package }) => {
  const say = useWords(signWords);
  const itemOf = useNames(itemWords);
  return (
    <ul className="package-items">
      {one.items.map(({ item, dueInDays }) => (
        <li key={`${item} ${dueInDays}`}>
          {itemOf(item)}{' '}
          <Typography.Text type="secondary">{say('withinDays', { count: dueInDays })}</Typography.Text>
        </li>
      ))}
    </ul>
  );
};

const PackageText = ({ one }: { readonly one: Package }) => {
  const say = useWords(signWords);
  const payerOf = useNames(payerWords);
  const text = useSay();
  const shown = useShown();
  return (
    <span className="package">
      <span className="package-head">
        <strong>{text(one.name)}</strong>
        <span>{say('aYear', { price: shown.money(one.yearPriceFen) })}</span>
        {one.payersFen.self === 0 ? (
          <Typography.Text type="success">{say('free')}</Typography.Text>
        ) : (
          <span>{say('ownShare', { price: shown.money(one.payersFen.self) })}</span>
        )}
      </span>
      <Typography.Text type="secondary">
        {payersOf(one)
          .map(({ payer, fen }) => `${payerOf(payer)} ${shown.money(fen)}`)
          .join(' · ')}
      </Typography.Text>
    </span>
  );
};

/** The packages to choose from, each with what it promises, by when, and who pays. */
export const PackageChoice = ({ packages, value, onChange }: Shape) => {
  const say = useWords(signWords);
  if (packages.length === 0) return <Nothing text={say('noPackages')} />;
  return (
    <Radio.Group
      className="packages"
      aria-label={say('package')}
      {...(value === undefined ? {} : { value })}
      onChange={({ target }) => onChange(String(target.value))}
    >
      {packages.map((one) => (
        <div key={one.code} className="package-choice">
          <Radio value={one.code}>
            <PackageText one={one} />
          </Radio>
          <Items one={one} />
        </div>
      ))}
    </Radio.Group>
  );
};
