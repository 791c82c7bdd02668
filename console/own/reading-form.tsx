import { type SubmitEvent, useId, useState } from 'react';

import { enterReading } from '../../functions/own-record/api.ts';
import { useWords } from './speech.ts';
import { ask, useDoing } from './ask.ts';
import { UNITS } from './measured.tsx';
import { Section, Trouble } from './parts.tsx';
import { type HomeReading, NOTHING_TYPED, notNumbers, readingBody, type Typed } from './reading-body.ts';
import { ownWords } from './words.ts';

const GROUPS = [
  ['pressure', ['sbp', 'dbp']],
  ['glucose', ['fpg', 'ppg']],
  ['others', ['heartRate', 'weightKg']],
] as const;

type FieldShape = {
  readonly name: HomeReading;
  readonly value: string;
  readonly isWrong: boolean;
  readonly onType: (text: string) => void;
};

const Field = ({ name, value, isWrong, onType }: FieldShape) => {
  const say = useWords(ownWords);
  const fault = useId();
  return (
    <label>
      <span>
        {say(name)} <small>{UNITS[name]}</small>
      </span>
      <input
        inputMode="decimal"
        autoComplete="off"
        value={value}
        onChange={({ target }) => onType(target.value)}
        {...(isWrong ? { 'aria-invalid': true, 'aria-describedby': fault } : {})}
      />
      {isWrong ? (
        <span id={fault} className="fault">
          {say('notNumber')}
        </span>
      ) : null}
    </label>
  );
};

type Shape = { readonly residentId: string; readonly onSaved: () => void };

/** What the form holds, and its sending. */
const useForm = ({ residentId, onSaved }: Shape) => {
  const [typed, type] = useState(NOTHING_TYPED);
  const [wrong, mark] = useState<readonly HomeReading[]>([]);
  const [isSaved, setSaved] = useState(false);
  const { run, ...doing } = useDoing();
  const send = () => {
    const faults = notNumbers(typed);
    mark(faults);
    setSaved(false);
    if (faults.length > 0) return;
    run(async () => {
      await ask(enterReading, { params: { residentId }, body: readingBody(typed) });
      type(NOTHING_TYPED);
      setSaved(true);
      onSaved();
    });
  };
  const put = (name: keyof Typed) => (text: string) => type({ ...typed, [name]: text });
  return { ...doing, typed, wrong, isSaved, put, send };
};

/** Records what somebody measured at home. Whether it is dangerous is for the team to know, who call. */
export const ReadingForm = (shape: Shape) => {
  const say = useWords(ownWords);
  const { typed, wrong, isSaved, isBusy, error, put, send } = useForm(shape);
  return (
    <Section title={say('reading')} isForScreen>
      <p>{say('readingNote')}</p>
      <form
        onSubmit={(event: SubmitEvent) => {
          event.preventDefault();
          send();
        }}
      >
        {GROUPS.map(([group, names]) => (
          <fieldset key={group}>
            <legend>{say(group)}</legend>
            <div className="pair">
              {names.map((name) => (
                <Field
                  key={name}
                  name={name}
                  value={typed[name]}
                  isWrong={wrong.includes(name)}
                  onType={put(name)}
                />
              ))}
            </div>
          </fieldset>
        ))}
        <label>
          {say('measuredOn')}
          <input
            type="date"
            value={typed.measuredOn}
            onChange={({ target }) => put('measuredOn')(target.value)}
          />
        </label>
        <Trouble error={error} />
        <button type="submit" className="main" disabled={isBusy}>
          {say('saveReading')}
        </button>
        <p role="status" className={isSaved ? 'done' : ''}>
          {isSaved ? say('readingSaved') : ''}
        </p>
      </form>
    </Section>
  );
};
