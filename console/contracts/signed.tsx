import { Alert, Flex, Typography } from 'antd';
import { Link } from 'react-router';
import type * as z from 'zod';

import type { signContracts } from '../../functions/contracts/api.ts';
import { contractWords } from '../kit/code-words.ts';
import { useShown } from '../kit/dates.ts';
import { paths } from '../kit/paths.ts';
import { useNames, useWords } from '../kit/words.ts';
import { PreviewButton } from './preview-button.tsx';
import type { SignChoices } from './signing.ts';
import { signWords } from './sign-words.ts';
import { packagesOn, type Signing } from './signing.ts';
import { termsWords } from './words.ts';

/** What the service answers of a signature. */
export type SignedAnswer = z.infer<typeof signContracts.answer>;

type Shape = SignChoices & { readonly signed: SignedAnswer; readonly signing: Signing };

const List = ({ signed: { items }, members }: Pick<Shape, 'signed' | 'members'>) => {
  const say = useWords(signWords);
  const statusOf = useNames(contractWords);
  const shown = useShown();
  return (
    <ul className="signed-list">
      {items.map(({ id, residentId, startsOn, until, status }) => (
        <li key={id}>
          <Link to={paths.resident(residentId)}>
            {members.find((one) => one.id === residentId)?.name ?? residentId}
          </Link>
          <span>{say('span', { from: shown.date(startsOn), until: shown.date(until) })}</span>
          <span>{statusOf(status)}</span>
          <Link to={paths.contract(id)}>{say('openContract')}</Link>
        </li>
      ))}
    </ul>
  );
};

/** What was signed or drafted, with its warnings, links, and the agreement to print. */
export const Signed = ({ signed, signing, members, packages }: Shape) => {
  const say = useWords(signWords);
  const terms = useWords(termsWords);
  const { items, warnings } = signed;
  const isDraft = items.some(({ status }) => status === 'draft');
  const offered = packagesOn(packages, signing.startsOn).find(({ code }) => code === signing.package);
  return (
    <Flex vertical gap="middle" align="start" className="signed">
      <Typography.Title level={2} tabIndex={-1} ref={(heading) => heading?.focus()}>
        {say(isDraft ? 'drafted' : 'done', { count: items.length })}
      </Typography.Title>
      <Typography.Text>{say(isDraft ? 'draftedNote' : 'doneNote')}</Typography.Text>
      {warnings.map(({ code, message, size, line }) => (
        <Alert
          key={code}
          type="warning"
          showIcon
          title={message}
          description={terms('large', { size, line })}
        />
      ))}
      <List signed={signed} members={members} />
      <PreviewButton signing={signing} members={members} offered={offered} contracts={items} />
    </Flex>
  );
};
