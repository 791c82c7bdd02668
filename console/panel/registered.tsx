import { Alert, Button, Flex, Typography } from 'antd';
import { Link } from 'react-router';
import type * as z from 'zod';

import { type registerResident, showResident } from '../../functions/residents/api.ts';
import { useShown } from '../kit/dates.ts';
import { paths } from '../kit/paths.ts';
import { ProblemNote } from '../kit/problem-note.tsx';
import { useAnswer } from '../kit/use-answer.ts';
import { useNames, useWords } from '../kit/words.ts';
import { comparing } from '../duplicates/pair.ts';
import { registerWords } from './register-words.ts';

/** What became of a registration. */
export type Registered = {
  readonly person: z.infer<typeof registerResident.answer>;
  /** Why the consent was not recorded; undefined where it was, or none was given. */
  readonly consentError: unknown;
};

type Duplicate = Registered['person']['possibleDuplicates'][number];

const DuplicateRow = ({ one, ownId }: { readonly one: Duplicate; readonly ownId: string }) => {
  const say = useWords(registerWords);
  const nameOf = useNames(registerWords);
  const shown = useShown();
  const { residentId } = one;
  const { value } = useAnswer(showResident, { params: { residentId } });
  const who = value === undefined ? residentId : `${value.name} · ${shown.date(value.birthDate)}`;
  return (
    <li>
      <Link to={paths.resident(residentId)}>{who}</Link> · {nameOf(one.strength)} ·{' '}
      {one.reasons.map(nameOf).join(' · ')} <Link to={comparing(residentId, ownId)}>{say('compare')}</Link>
    </li>
  );
};

/** Says that somebody is registered, who may be the same person, and where to go on. */
export const RegisteredNote = ({
  registered: { person, consentError },
  onAnother,
}: {
  readonly registered: Registered;
  readonly onAnother: () => void;
}) => {
  const say = useWords(registerWords);
  const { possibleDuplicates } = person;
  return (
    <section>
      <Alert type="success" showIcon role="status" title={say('done', { name: person.name })} />
      {consentError === undefined ? null : (
        <>
          <Typography.Paragraph>{say('consentFailed')}</Typography.Paragraph>
          <ProblemNote error={consentError} />
        </>
      )}
      {possibleDuplicates.length === 0 ? null : (
        <>
          <Typography.Title level={2}>{say('duplicates')}</Typography.Title>
          <ul>
            {possibleDuplicates.map((one) => (
              <DuplicateRow key={one.residentId} one={one} ownId={person.id} />
            ))}
          </ul>
        </>
      )}
      <Flex wrap gap="small" className="register-next">
        <Link to={paths.sign(person.id)}>
          <Button type="primary" tabIndex={-1}>
            {say('sign')}
          </Button>
        </Link>
        <Link to={paths.resident(person.id)}>
          <Button tabIndex={-1}>{say('open')}</Button>
        </Link>
        <Button onClick={onAnother}>{say('another')}</Button>
      </Flex>
    </section>
  );
};
