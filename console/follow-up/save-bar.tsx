import { Alert, Button, Flex, Typography } from 'antd';

import { problemOf } from '../kit/problem.ts';
import { useProblemText } from '../kit/problem-note.tsx';
import { useNames, useWords } from '../kit/words.ts';
import { mayBeConfirmed, mayComeLate } from './faults.ts';
import { fieldWords } from './field-words.ts';
import { focusOn, useForm } from './form-context.ts';
import { TextField } from './text-field.tsx';
import { followUpWords } from './words.ts';

const stemOf = (place: string): string => place.slice(place.indexOf(':') + 1).replace(/\.\d+\./, '.');

/** Names the fields that want another look; each leads to its field. */
const Places = ({ places }: { readonly places: readonly string[] }) => {
  const say = useWords(followUpWords);
  const nameOf = useNames(fieldWords);
  if (places.length === 0) return null;
  return (
    <Flex wrap gap="small" align="center">
      <Typography.Text type="danger">{say('lookAt')}</Typography.Text>
      {places.map((place) => (
        <Button key={place} size="small" onClick={() => focusOn(place)}>
          {nameOf(stemOf(place))}
        </Button>
      ))}
    </Flex>
  );
};

type Shape = {
  readonly error: unknown;
  readonly isSaving: boolean;
  /** What stands against saving: places of the form. */
  readonly places: readonly string[];
  readonly onSave: (isConfirmed?: boolean) => void;
};

const Refusal = ({ error, onSave }: Pick<Shape, 'error' | 'onSave'>) => {
  const say = useWords(followUpWords);
  const textOf = useProblemText();
  const { title } = textOf(error);
  const { detail } = problemOf(error);
  return (
    <>
      <Alert
        type="error"
        showIcon
        role="alert"
        title={title}
        description={detail}
        action={
          mayBeConfirmed(error) ? <Button onClick={() => onSave(true)}>{say('confirm')}</Button> : undefined
        }
      />
      {mayComeLate(error) ? <TextField place="lateEntryReason" label={say('lateReason')} isLong /> : null}
    </>
  );
};

/** Saves, and says what was refused and what can be done about it. */
export const SaveBar = ({ error, isSaving, places, onSave }: Shape) => {
  const say = useWords(followUpWords);
  const { draft, correcting } = useForm();
  const hasReason = 'lateEntryReason' in draft.texts;
  return (
    <div className="visit-save no-print">
      {error === null ? null : <Refusal error={error} onSave={onSave} />}
      {hasReason && !mayComeLate(error) ? (
        <TextField place="lateEntryReason" label={say('lateReason')} isLong />
      ) : null}
      <Places places={places} />
      <Flex gap="middle" align="center" wrap>
        <Button type="primary" size="large" loading={isSaving} onClick={() => onSave()}>
          {say(correcting === undefined ? 'save' : 'saveCorrection')}
        </Button>
        <Typography.Text type="secondary" className="visit-keys">
          {say('keys')}
        </Typography.Text>
      </Flex>
    </div>
  );
};
