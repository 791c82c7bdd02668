import { Typography } from 'antd';

import { actionWords, classWords } from '../kit/code-words.ts';
import { useShown } from '../kit/dates.ts';
import { useSay } from '../kit/language.ts';
import { useNames, useWords } from '../kit/words.ts';
import type { Assessment } from './use-previews.ts';
import { followUpWords } from './words.ts';

const SIGNS: Readonly<Record<Assessment['action'], readonly [sign: string, tone: string]>> = {
  routine: ['✓', 'good'],
  adjust: ['!', 'warn'],
  refer: ['↗', 'bad'],
  urgent_referral: ['‼', 'bad'],
  incomplete: ['…', 'quiet'],
  attempt: ['○', 'quiet'],
};

/** What the rules decide on a visit: class, action, latest day, why, and by which row of which rules. */
export const Assessed = ({ value }: { readonly value: Assessment }) => {
  const say = useWords(followUpWords);
  const classOf = useNames(classWords);
  const actionOf = useNames(actionWords);
  const sayBoth = useSay();
  const shown = useShown();
  const [sign, tone] = SIGNS[value.action];
  const { row, profile, latestDate, task } = value;
  return (
    <div className={`visit-assessed visit-${tone}`}>
      <p className="visit-verdict">
        <span aria-hidden="true">{sign}</span>{' '}
        {value.class === null ? actionOf(value.action) : classOf(String(value.class))}
      </p>
      {value.class === null ? null : <p className="visit-action">{actionOf(value.action)}</p>}
      {latestDate === null ? null : (
        <p>
          {say(task === 'REFERRAL_CHECK' ? 'checkBy' : 'nextBy')}{' '}
          <strong>
            {shown.date(latestDate)} {shown.weekday(latestDate)}
          </strong>
        </p>
      )}
      <p>{sayBoth(value.why)}</p>
      <Typography.Text type="secondary">{say('byRow', { row, profile })}</Typography.Text>
    </div>
  );
};
