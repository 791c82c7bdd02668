import { Link } from 'react-router';

import { referralWords } from '../kit/code-words.ts';
import { useShown } from '../kit/dates.ts';
import { paths } from '../kit/paths.ts';
import { useNames, useWords } from '../kit/words.ts';
import { careWords } from './care-words.ts';
import { Quiet, Section } from './section.tsx';
import { useSeen } from './seen.ts';
import { useProgrammeName } from './use-names.ts';
import type { Story } from './visits.ts';
import { residentWords } from './words.ts';

type Referral = Story['referrals'][number];

const ReferralRow = ({ one }: { readonly one: Referral }) => {
  const say = useWords(careWords);
  const nameOf = useNames(careWords);
  const statusName = useNames(referralWords);
  const shown = useShown();
  const programmeName = useProgrammeName();
  const date = shown.date(one.referredOn);
  const opinion = one.returned?.form.opinion;
  const facts = [
    nameOf(one.reason),
    one.programme === undefined ? '' : programmeName(one.programme),
    one.checkedOn === undefined ? '' : say('checked', { date: shown.date(one.checkedOn) }),
  ].filter((text) => text !== '');
  return (
    <li className="event">
      <time dateTime={one.referredOn}>{date}</time>
      <div>
        <Link to={paths.referral(one.id)} aria-label={say('openReferral', { date })}>
          {one.kind === 'visit' ? say(one.direction) : say(one.kind)} · {statusName(one.status)}
        </Link>{' '}
        {one.urgency === 'urgent' ? <span className="bad">⚠ {say('urgent')}</span> : null}
        <div className="quiet">{facts.join(' · ')}</div>
        {opinion === undefined ? null : <div>{opinion}</div>}
      </div>
    </li>
  );
};

/** Where the person was referred to, why, and what became of it. */
export const ReferralsPart = () => {
  const say = useWords(careWords);
  const page = useWords(residentWords);
  const { referrals } = useSeen().story;
  return (
    <Section id="referrals" title={page('referrals')}>
      {referrals.length === 0 ? <Quiet>{say('noReferrals')}</Quiet> : null}
      <ol className="events">
        {referrals.map((one) => (
          <ReferralRow key={one.id} one={one} />
        ))}
      </ol>
    </Section>
  );
};
