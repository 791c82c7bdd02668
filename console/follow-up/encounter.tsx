import { Checkbox } from 'antd';

import { modeWords } from '../kit/code-words.ts';
import { useSay } from '../kit/language.ts';
import { useNames, useWords } from '../kit/words.ts';
import { Choice } from './choice.tsx';
import { fieldWords } from './field-words.ts';
import { OPTIONS } from './fields.ts';
import { fieldId, useForm } from './form-context.ts';
import { DayField, TextField } from './text-field.tsx';
import { followUpWords } from './words.ts';

/** For which programmes the encounter is: one form for all of them. */
const ProgrammeChoice = () => {
  const say = useWords(followUpWords);
  const sayBoth = useSay();
  const { draft, change, programmes, correcting } = useForm();
  const choose = (chosen: readonly string[]): void =>
    change((before) => ({
      ...before,
      programmes: programmes.map(({ code }) => code).filter((code) => chosen.includes(code)),
    }));
  return (
    <div className="visit-field" id={fieldId('programmes')}>
      <span className="visit-label">{say('programmes')}</span>
      <Checkbox.Group
        aria-label={say('programmes')}
        disabled={correcting !== undefined}
        value={[...draft.programmes]}
        options={programmes.map(({ code, name }) => ({
          value: code,
          label: <span className="titled">{sayBoth(name)}</span>,
        }))}
        onChange={choose}
      />
    </div>
  );
};

/** When, how and with what outcome somebody was seen: once for all programmes. */
export const Encounter = () => {
  const nameOf = useNames(fieldWords);
  const modeOf = useNames(modeWords);
  return (
    <div className="visit-encounter">
      <ProgrammeChoice />
      <DayField place="visitedOn" label={nameOf('visitedOn')} />
      <TextField place="visitedAt" label={nameOf('visitedAt')} />
      <Choice place="mode" label={nameOf('mode')} options={OPTIONS.mode} nameOf={modeOf} />
      <Choice
        place="outcome"
        label={nameOf('outcome')}
        options={OPTIONS.outcome}
        nameOf={(option) => nameOf(`outcome.${option}`)}
      />
    </div>
  );
};

/** The short form of somebody who was not seen: an attempt counts, nothing was measured. */
export const Attempt = () => {
  const nameOf = useNames(fieldWords);
  return (
    <div className="visit-fields">
      <TextField place="reasonNotSeen" label={nameOf('reasonNotSeen')} isLong />
      <DayField place="diedOn" label={nameOf('diedOn')} />
      <TextField place="causeOfDeath" label={nameOf('causeOfDeath')} />
      <TextField place="note" label={nameOf('note')} isLong />
    </div>
  );
};
