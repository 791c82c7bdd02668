import { AutoComplete, Button, Input, InputNumber } from 'antd';

import { useWords } from '../kit/words.ts';
import { type DrugDraft, type suggestionsOf, withDrug } from './prescribing.ts';
import { prescribeWords } from './words.ts';

const MOST_TIMES = 24;
const MOST_DRUGS = 20;

type Suggestions = ReturnType<typeof suggestionsOf>;

type LineShape = {
  readonly drug: DrugDraft;
  readonly place: number;
  readonly suggestions: Suggestions;
  readonly onChange: (drug: DrugDraft) => void;
};

/** A suggestion that was chosen fills the whole line; anything else is a name that is typed. */
const chosenFrom = (drug: DrugDraft, suggestions: Suggestions, text: string): DrugDraft => {
  const before = suggestions.get(text);
  return before === undefined
    ? { ...drug, name: text }
    : { key: drug.key, name: before.name, dose: before.dose ?? '', timesPerDay: before.timesPerDay };
};

const Line = ({ drug, place, suggestions, onChange }: LineShape) => {
  const say = useWords(prescribeWords);
  return (
    <>
      <AutoComplete
        className="drug-name"
        aria-label={say('drugOf', { count: place })}
        placeholder={say('drugHint')}
        value={drug.name}
        options={[...suggestions.keys()].map((value) => ({ value }))}
        showSearch={{
          filterOption: (typed, option) => option?.value.toLowerCase().includes(typed.toLowerCase()) ?? false,
        }}
        onChange={(text: string | undefined) => onChange(chosenFrom(drug, suggestions, text ?? ''))}
      />
      <Input
        className="drug-dose"
        aria-label={say('doseOf', { count: place })}
        placeholder={say('dose')}
        maxLength={100}
        value={drug.dose}
        onChange={({ target }) => onChange({ ...drug, dose: target.value })}
      />
      <InputNumber
        className="drug-times"
        aria-label={say('timesOf', { count: place })}
        placeholder={say('times')}
        min={0.1}
        max={MOST_TIMES}
        value={drug.timesPerDay ?? null}
        onChange={(timesPerDay) => onChange({ ...drug, timesPerDay: timesPerDay ?? undefined })}
      />
    </>
  );
};

type Shape = {
  readonly drugs: readonly DrugDraft[];
  readonly suggestions: Suggestions;
  readonly onChange: (drugs: readonly DrugDraft[]) => void;
};

/** The drugs of a prescription, a line each: name, dose, times a day. */
export const DrugLines = ({ drugs, suggestions, onChange }: Shape) => {
  const say = useWords(prescribeWords);
  return (
    <div className="drugs">
      <div className="drug drug-head" aria-hidden>
        <span className="drug-name">{say('drug')}</span>
        <span className="drug-dose">{say('dose')}</span>
        <span className="drug-times">{say('times')}</span>
      </div>
      {drugs.map((drug, at) => (
        <div className="drug" key={drug.key}>
          <Line
            drug={drug}
            place={at + 1}
            suggestions={suggestions}
            onChange={(changed) => onChange(drugs.map((one) => (one.key === drug.key ? changed : one)))}
          />
          <Button
            type="text"
            disabled={drugs.length === 1}
            aria-label={say('removeOf', { count: at + 1 })}
            onClick={() => onChange(drugs.filter(({ key }) => key !== drug.key))}
          >
            {say('remove')}
          </Button>
        </div>
      ))}
      <Button disabled={drugs.length >= MOST_DRUGS} onClick={() => onChange(withDrug(drugs))}>
        {say('addDrug')}
      </Button>
    </div>
  );
};
