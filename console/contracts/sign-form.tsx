import { Form, Typography } from 'antd';
import { useId, useState } from 'react';

import { DateField } from '../kit/date-field.tsx';
import { useShown } from '../kit/dates.ts';
import { useWords } from '../kit/words.ts';
import { ConsentFields } from './consent-fields.tsx';
import { Field } from './field.tsx';
import { Members } from './members.tsx';
import { PackageChoice } from './package-choice.tsx';
import { SignBrief } from './sign-brief.tsx';
import { Signed, type SignedAnswer } from './signed.tsx';
import { signWords } from './sign-words.ts';
import { beginSigning, lastDayOf, movedTo, packagesOn, type SignChoices, type Signing } from './signing.ts';
import { TeamField } from './team-field.tsx';
import { TermChoice } from './term-choice.tsx';
import { termsWords } from './words.ts';

type Part = SignChoices & { readonly signing: Signing; readonly onChange: (signing: Signing) => void };

const Terms = ({ signing, onChange, members, packages, today }: Part) => {
  const say = useWords(termsWords);
  const shown = useShown();
  const id = useId();
  const last = lastDayOf(signing);
  return (
    <div className="terms-fields">
      <Field label={say('startsOn')} id={`${id}-start`} required>
        <DateField
          id={`${id}-start`}
          value={signing.startsOn}
          from={today}
          onChange={(startsOn) => onChange(movedTo(signing, startsOn, { members, packages }))}
        />
      </Field>
      <Field
        label={say('term')}
        required
        hint={last === undefined ? '\u00A0' : say('lastDay', { date: shown.date(last) })}
      >
        <TermChoice value={signing.termYears} onChange={(termYears) => onChange({ ...signing, termYears })} />
      </Field>
      <Field label={say('team')} id={`${id}-team`} required>
        <TeamField
          id={`${id}-team`}
          value={signing.teamId}
          onChange={(teamId) => onChange({ ...signing, teamId })}
        />
      </Field>
    </div>
  );
};

const Who = ({ signing, onChange, members, today }: Part) => {
  const say = useWords(signWords);
  const note = members.length === 1 ? say('alone') : say('whoNote', { count: members.length });
  return (
    <section>
      <Typography.Title level={2}>{say('who')}</Typography.Title>
      <Typography.Paragraph type="secondary">{note}</Typography.Paragraph>
      <Members
        members={members}
        chosen={signing.residentIds}
        startsOn={signing.startsOn}
        today={today}
        onChange={(residentIds) => onChange({ ...signing, residentIds })}
      />
    </section>
  );
};

const Fields = (part: Part) => {
  const say = useWords(signWords);
  const { signing, onChange, packages, today } = part;
  return (
    <div className="sign-fields">
      <Who {...part} />
      <section>
        <Typography.Title level={2}>{say('termTitle')}</Typography.Title>
        <Terms {...part} />
      </section>
      <section>
        <Typography.Title level={2}>{say('package')}</Typography.Title>
        <PackageChoice
          packages={packagesOn(packages, signing.startsOn)}
          value={signing.package}
          onChange={(code) => onChange({ ...signing, package: code })}
        />
      </section>
      <section>
        <Typography.Title level={2}>{say('consentTitle')}</Typography.Title>
        <ConsentFields
          value={signing.consent}
          today={today}
          onChange={(consent) => onChange({ ...signing, consent })}
        />
      </section>
    </div>
  );
};

/** Everything that is said to sign, the agreement in brief beside it, and what became of it. */
export const SignForm = (choices: SignChoices) => {
  const [signing, setSigning] = useState(() => beginSigning(choices.members, choices));
  const [signed, setSigned] = useState<SignedAnswer>();
  if (signed !== undefined) return <Signed signed={signed} signing={signing} {...choices} />;
  return (
    <Form layout="vertical" className="beside">
      <Fields {...choices} signing={signing} onChange={setSigning} />
      <SignBrief {...choices} signing={signing} onSigned={setSigned} />
    </Form>
  );
};
