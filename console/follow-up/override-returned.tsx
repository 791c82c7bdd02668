import { useNavigate } from 'react-router';

import { Page } from '../kit/page.tsx';
import { paths } from '../kit/paths.ts';
import { refused } from '../kit/problem.ts';
import { dropWaiting, type Waiting } from '../kit/waiting.ts';
import { useWords } from '../kit/words.ts';
import { Done } from './done.tsx';
import { FormContext } from './form-context.ts';
import type { Decided } from './send.ts';
import { type Given, useFormWork } from './use-form-work.ts';
import { followUpWords } from './words.ts';

const decidedIn = ({ visits }: Given, { writes, refused: problem }: Waiting): readonly Decided[] =>
  writes.flatMap((write) => {
    if (write.route !== 'follow-ups.override') return [];
    const { params, body } = write.asked;
    const visit = visits.find(({ id }) => id === params.followUpId);
    return visit === undefined || problem === undefined
      ? []
      : [
          {
            followUpId: visit.id,
            programme: visit.programme,
            assessment: visit.assessment,
            override: body,
            overrideError: refused(problem),
          },
        ];
  });

/** A doctor's decision that waited and was refused: the visit is recorded, the decision can be put right. */
export const OverrideReturned = ({ given, item }: { readonly given: Given; readonly item: Waiting }) => {
  const say = useWords(followUpWords);
  const navigate = useNavigate();
  const { form } = useFormWork({ ...given, item });
  return (
    <FormContext value={form}>
      <Page title={say('title')} note={given.story.name}>
        <Done
          sent={{ decided: decidedIn(given, item), waiting: [] }}
          onAgain={() => void navigate(paths.followUp(given.story.id))}
          onSettled={() => dropWaiting(given.me.userId, item.id)}
        />
      </Page>
    </FormContext>
  );
};
