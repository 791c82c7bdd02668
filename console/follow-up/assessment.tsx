import { Typography } from 'antd';

import { useSay } from '../kit/language.ts';
import { problemOf, UNREACHABLE } from '../kit/problem.ts';
import { useWords } from '../kit/words.ts';
import { Assessed } from './assessed.tsx';
import { useForm } from './form-context.ts';
import { Override } from './override.tsx';
import type { Preview } from './use-previews.ts';
import { followUpWords } from './words.ts';

const Live = ({ preview: { value, error } }: { readonly preview: Preview }) => {
  const say = useWords(followUpWords);
  if (error !== null)
    return (
      <Typography.Text type="secondary">
        {problemOf(error).type === UNREACHABLE ? say('previewOffline') : say('previewFaulty')}
      </Typography.Text>
    );
  return value === undefined ? (
    <Typography.Text type="secondary">{say('previewWaits')}</Typography.Text>
  ) : (
    <Assessed value={value} />
  );
};

/** What the rules would decide on the visit as it stands, beside the form and followed while it is filled in. */
export const LiveAssessment = ({ previews }: { readonly previews: readonly Preview[] }) => {
  const say = useWords(followUpWords);
  const sayBoth = useSay();
  const { draft, correcting } = useForm();
  const isDone = draft.texts['outcome'] === 'done';
  return (
    <aside className="visit-aside no-print" aria-labelledby="visit-aside-title">
      <Typography.Title level={2} id="visit-aside-title">
        {say('assessment')}
      </Typography.Title>
      {previews.length === 0 ? (
        <Typography.Text type="secondary">{say('chooseProgramme')}</Typography.Text>
      ) : null}
      {previews.map((preview) => {
        const { code, name } = preview.programme;
        return (
          <section key={code} aria-labelledby={`visit-live-${code}`}>
            <Typography.Title level={3} id={`visit-live-${code}`}>
              {sayBoth(name)}
            </Typography.Title>
            <div aria-live="polite">
              <Live preview={preview} />
            </div>
            {isDone && correcting === undefined ? <Override programme={code} name={sayBoth(name)} /> : null}
          </section>
        );
      })}
    </aside>
  );
};
