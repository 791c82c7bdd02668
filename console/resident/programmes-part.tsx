import { Button, Flex } from 'antd';
import { useState } from 'react';

import type { listFollowUps } from '../../functions/follow-ups/api.ts';
import type { Answered } from '../kit/call.ts';
import { useShown } from '../kit/dates.ts';
import { useNames, useWords } from '../kit/words.ts';
import { careWords } from './care-words.ts';
import { CloseDrawer } from './enrol-drawers.tsx';
import { Quiet, Section } from './section.tsx';
import { useSeen, useWhyNot } from './seen.ts';
import { useProgrammeName } from './use-names.ts';
import { visitWords } from './visit-words.ts';
import type { Story } from './visits.ts';
import { residentWords } from './words.ts';

type Contact = Answered<typeof listFollowUps>['value']['contact'][number];
type Enrolment = Story['enrolments'][number];

const text = (row: Enrolment, name: string): string => {
  const value = row[name];
  return typeof value === 'string' ? value : '';
};

const ContactState = ({ contact }: { readonly contact: Contact }) => {
  const say = useWords(visitWords);
  const shown = useShown();
  if (contact.state === 'in_contact') return <span className="quiet">✓ {say('in_contact')}</span>;
  return (
    <span className="warn">
      ⚠{' '}
      {contact.state === 'lost'
        ? say('lostContact', { date: shown.date(contact.lastContactOn) })
        : say('temporarily_lost')}
    </span>
  );
};

type RowShape = {
  readonly enrolment: Enrolment;
  readonly contact: Contact | undefined;
  readonly onClose: (programme: string) => void;
};

const ProgrammeRow = ({ enrolment, contact, onClose }: RowShape) => {
  const say = useWords(careWords);
  const nameOf = useNames(careWords);
  const shown = useShown();
  const programmeName = useProgrammeName();
  const isOff = useWhyNot()('followUp') !== undefined;
  const programme = text(enrolment, 'programme');
  const [from, until] = [shown.date(text(enrolment, 'enrolledOn')), text(enrolment, 'closedOn')];
  const isOpen = until === '';
  return (
    <li className="pair">
      <Flex gap="small" wrap align="baseline">
        <strong>{programmeName(programme)}</strong>
        <span className="quiet">
          {isOpen
            ? say('managedSince', { date: from })
            : `${say('managedBetween', { from, until: shown.date(until) })} · ${nameOf(text(enrolment, 'closeReason'))}`}
        </span>
        {isOpen && contact !== undefined ? <ContactState contact={contact} /> : null}
      </Flex>
      {isOpen && !isOff ? (
        <Button
          size="small"
          type="link"
          className="no-print"
          aria-label={say('closeOf', { programme: programmeName(programme) })}
          onClick={() => onClose(programme)}
        >
          {say('close')}
        </Button>
      ) : null}
    </li>
  );
};

/** The programmes that manage the person or did, since when, and whether they are in contact. */
export const ProgrammesPart = ({ contacts }: { readonly contacts: readonly Contact[] }) => {
  const say = useWords(careWords);
  const page = useWords(residentWords);
  const { story } = useSeen();
  const [closing, setClosing] = useState<string>();
  return (
    <Section id="programmes" title={page('programmes')}>
      {story.enrolments.length === 0 ? <Quiet>{say('noProgrammes')}</Quiet> : null}
      <ul className="plain">
        {story.enrolments.map((one) => (
          <ProgrammeRow
            key={`${text(one, 'programme')} ${text(one, 'enrolledOn')}`}
            enrolment={one}
            contact={contacts.find(({ programme }) => programme === text(one, 'programme'))}
            onClose={setClosing}
          />
        ))}
      </ul>
      {closing === undefined ? null : (
        <CloseDrawer programme={closing} onClose={() => setClosing(undefined)} />
      )}
    </Section>
  );
};
