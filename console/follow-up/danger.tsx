import { Checkbox, Typography } from 'antd';

import { useNames, useWords } from '../kit/words.ts';
import { Choice, Choices } from './choice.tsx';
import { withList } from './draft.ts';
import { fieldWords } from './field-words.ts';
import { dangerSignsOf, OPTIONS } from './fields.ts';
import { useForm, useText } from './form-context.ts';
import { TextField } from './text-field.tsx';
import { followUpWords } from './words.ts';

const Flag = ({ place }: { readonly place: string }) => {
  const nameOf = useNames(fieldWords);
  const [text, setText] = useText(place);
  return (
    <Checkbox checked={text === 'yes'} onChange={({ target }) => setText(target.checked ? 'yes' : '')}>
      {nameOf(place)}
    </Checkbox>
  );
};

/** What is asked before everything else, apart from ordinary symptoms: any one of it may need help at once. */
export const DangerSigns = ({ sex }: { readonly sex: string }) => {
  const say = useWords(followUpWords);
  const nameOf = useNames(fieldWords);
  const { draft, change } = useForm();
  const [danger] = useText('danger');
  return (
    <section aria-labelledby="visit-danger-title" className="visit-danger">
      <Typography.Title level={2} id="visit-danger-title">
        {say('dangerTitle')}
      </Typography.Title>
      <Choice
        place="danger"
        label={nameOf('danger')}
        options={OPTIONS.danger}
        nameOf={(option) => nameOf(`danger.${option}`)}
      />
      {danger === 'yes' ? (
        <>
          <Choices
            place="dangerSigns"
            label={nameOf('dangerSigns')}
            options={dangerSignsOf(draft.programmes)}
            nameOf={(option) => nameOf(`dangerSigns.${option}`)}
            value={draft.lists['dangerSigns'] ?? []}
            onChange={(list) => change((before) => withList(before, 'dangerSigns', list))}
          />
          <div className="visit-fields">
            <TextField place="dangerOther" label={nameOf('dangerOther')} />
          </div>
        </>
      ) : null}
      <div className="visit-flags">
        {sex === 'F' ? <Flag place="pregnantOrLactating" /> : null}
        <Flag place="cannotHandle" />
      </div>
    </section>
  );
};
