import { Drawer, Typography } from 'antd';
import { useState } from 'react';

import { useShown } from '../kit/dates.ts';
import { PurposeForm } from '../kit/purpose-form.tsx';
import { useMe } from '../kit/use-me.ts';
import { useWords } from '../kit/words.ts';
import { Withheld } from './indicator-row.tsx';
import { lookWords } from './look-words.ts';
import { useIndicatorTexts } from './names.ts';
import { People } from './people.tsx';
import { peopleRight } from './rights.ts';
import { hasPeople, isCount, isWithheld, type Rate } from './rows.ts';
import type { Area } from './view.ts';

const WIDTH = 640;

type Shape = { readonly area: Area; readonly rate: Rate; readonly onClose: () => void };

const Definition = ({ rate }: { readonly rate: Rate }) => {
  const say = useWords(lookWords);
  const shown = useShown();
  const definition = useIndicatorTexts().definitionOf(rate.indicator);
  if (definition === undefined) return null;
  const parts = isCount(rate.indicator) ? (['numerator'] as const) : (['numerator', 'denominator'] as const);
  return (
    <>
      <Typography.Title level={2}>{say('definition')}</Typography.Title>
      <dl className="definition">
        {parts.map((part) => (
          <div key={part}>
            <dt>{say(part)}</dt>
            <dd>
              {definition[part]}
              {rate[part] === null ? null : <strong> {shown.count(rate[part])}</strong>}
            </dd>
          </div>
        ))}
      </dl>
      {isWithheld(rate) ? <Withheld /> : null}
    </>
  );
};

const AskWhy = ({ onGiven }: { readonly onGiven: (purpose: string) => void }) => {
  const say = useWords(lookWords);
  const usual = [say('purposeCheck'), say('purposeVisit'), say('purposeComplaint')];
  const texts = { label: say('purpose'), note: say('purposeNote'), go: say('look') };
  return <PurposeForm {...texts} usual={usual} onGiven={onGiven} />;
};

const Behind = ({ area, rate }: Omit<Shape, 'onClose'>) => {
  const say = useWords(lookWords);
  const right = peopleRight(useMe()?.roles ?? []);
  const [purpose, setPurpose] = useState<string>();
  if (!hasPeople(rate)) return <Typography.Paragraph>{say('notListed')}</Typography.Paragraph>;
  if (right === 'never') return <Typography.Paragraph>{say('neverPeople')}</Typography.Paragraph>;
  if (right === 'with-reason' && purpose === undefined) return <AskWhy onGiven={setPurpose} />;
  return (
    <>
      <Typography.Paragraph type="secondary">
        {say('pastNotListed')} {purpose === undefined ? null : say('lookingFor', { purpose })}
      </Typography.Paragraph>
      <People area={area} of={rate} purpose={purpose} isCount={isCount(rate.indicator)} />
    </>
  );
};

/** Why a number is what it is: its definition, and the people behind it for who may see them. Closed, a reason is forgotten. */
export const Why = ({ area, rate, onClose }: Shape) => {
  const say = useWords(lookWords);
  const { titleOf } = useIndicatorTexts();
  return (
    <Drawer open size={WIDTH} title={titleOf(rate)} onClose={onClose} className="look">
      <Definition rate={rate} />
      <Typography.Title level={2}>{say('people')}</Typography.Title>
      <Behind area={area} rate={rate} />
    </Drawer>
  );
};
