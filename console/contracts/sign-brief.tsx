import { App, Flex, Typography } from 'antd';
import type * as z from 'zod';

import { signContracts } from '../../functions/contracts/api.ts';
import { useShown } from '../kit/dates.ts';
import { Facts } from '../kit/facts.tsx';
import { useSay } from '../kit/language.ts';
import { useWrite } from '../kit/use-answer.ts';
import { useWords } from '../kit/words.ts';
import type { Package } from './contract-types.ts';
import { keepMark } from './marks.ts';
import { ReasonedButton } from '../kit/reasoned-button.tsx';
import { Refusal } from './refusal.tsx';
import type { SignChoices } from './signing.ts';
import { PreviewButton } from './preview-button.tsx';
import { signWords } from './sign-words.ts';
import { lastDayOf, missingIn, packagesOn, type Signing, signingBody } from './signing.ts';
import { useNoRight } from './use-right.ts';

type Shape = SignChoices & {
  readonly signing: Signing;
  readonly onSigned: (answer: z.infer<typeof signContracts.answer>) => void;
};

const useFacts = ({ signing, members }: Shape, chosen: Package | undefined) => {
  const say = useWords(signWords);
  const text = useSay();
  const shown = useShown();
  const until = lastDayOf(signing);
  const { startsOn, residentIds } = signing;
  const names = members.filter(({ id }) => residentIds.includes(id)).map(({ name }) => name);
  const span =
    startsOn === undefined || until === undefined
      ? say('notChosen')
      : say('span', { from: shown.date(startsOn), until: shown.date(until) });
  const own = chosen === undefined ? '–' : shown.money(chosen.payersFen.self * names.length);
  return [
    [say('who'), names.length === 0 ? say('nobody') : names.join(' · ')],
    [say('package'), chosen === undefined ? say('notChosen') : text(chosen.name)],
    [say('termTitle'), span],
    [say('selfTotal'), own],
  ] as const;
};

/** Why it cannot be signed or drafted yet; undefined where it can. */
const useReason = (signing: Signing): ((isDraft: boolean) => string | undefined) => {
  const say = useWords(signWords);
  const noRight = useNoRight();
  return (isDraft) => {
    const missing = missingIn(signing, isDraft).map((name) => say(name));
    return (
      noRight ?? (missing.length === 0 ? undefined : say('missing', { list: missing.join(say('mark')) }))
    );
  };
};

const Buttons = ({ shape, chosen }: { readonly shape: Shape; readonly chosen: Package | undefined }) => {
  const { signing, members, onSigned } = shape;
  const say = useWords(signWords);
  const { message } = App.useApp();
  const sign = useWrite(signContracts);
  const reasonOf = useReason(signing);
  const doIt = (isDraft: boolean): void => {
    const body = signingBody(signing, isDraft);
    if (body === undefined) return;
    const { length: count } = body.residentIds;
    sign.mutate(
      { body },
      {
        onSuccess: ({ value }) => {
          void message.success(say(isDraft ? 'drafted' : 'done', { count }));
          for (const { id } of value.items) keepMark(id, signing.consent);
          onSigned(value);
        },
      },
    );
  };
  const nameOf = (id: string) => members.find((one) => one.id === id)?.name;
  const reason = reasonOf(false);
  return (
    <>
      <Refusal error={sign.error} nameOf={nameOf} />
      <Flex gap="small" wrap>
        <ReasonedButton type="primary" reason={reason} loading={sign.isPending} onClick={() => doIt(false)}>
          {say('sign')}
        </ReasonedButton>
        <ReasonedButton reason={reasonOf(true)} loading={sign.isPending} onClick={() => doIt(true)}>
          {say('draft')}
        </ReasonedButton>
        <PreviewButton signing={signing} members={members} offered={chosen} />
      </Flex>
      <Typography.Text type="secondary" role="status">
        {reason ?? '\u00A0'}
      </Typography.Text>
      <Typography.Text type="secondary" className="small-print">
        {say('draftNote')}
      </Typography.Text>
    </>
  );
};

/** The agreement in brief, with what signs it, drafts it or shows it on paper. */
export const SignBrief = (shape: Shape) => {
  const say = useWords(signWords);
  const { signing, packages } = shape;
  const chosen = packagesOn(packages, signing.startsOn).find(({ code }) => code === signing.package);
  return (
    <aside className="brief" aria-label={say('inBrief')}>
      <Typography.Title level={2}>{say('inBrief')}</Typography.Title>
      <Facts className="facts" of={useFacts(shape, chosen)} />
      <Buttons shape={shape} chosen={chosen} />
    </aside>
  );
};
