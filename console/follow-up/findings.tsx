import { Typography } from 'antd';

import { useShown } from '../kit/dates.ts';
import { useNames, useWords } from '../kit/words.ts';
import { Choices } from './choice.tsx';
import { symptomsAfter, textAt, withList } from './draft.ts';
import { fieldWords } from './field-words.ts';
import { sharedMeasurements, symptomsOf } from './fields.ts';
import { useForm } from './form-context.ts';
import { bmiOf } from './form-body.ts';
import { Labelled } from './field.tsx';
import { MeasurementField, NumberInput } from './number-field.tsx';
import { TextField } from './text-field.tsx';
import { numberIn } from './typed-number.ts';
import { followUpWords } from './words.ts';

/** The symptoms that the papers of the programmes print, once for all of them. */
export const Symptoms = () => {
  const say = useWords(followUpWords);
  const nameOf = useNames(fieldWords);
  const shown = useShown();
  const { draft, change, visits, correcting } = useForm();
  const before = visits.find(({ id, outcome }) => id !== correcting && outcome === 'done');
  const last = (before?.symptoms ?? []).map((one) => nameOf(`symptoms.${one}`)).join(say('comma'));
  return (
    <section aria-labelledby="visit-symptoms-title">
      <Typography.Title level={2} id="visit-symptoms-title">
        {say('symptomsTitle')}
      </Typography.Title>
      <Choices
        place="symptoms"
        label={nameOf('symptoms')}
        options={symptomsOf(draft.programmes)}
        nameOf={(option) => nameOf(`symptoms.${option}`)}
        value={draft.lists['symptoms'] ?? []}
        onChange={(now) =>
          change((form) => withList(form, 'symptoms', symptomsAfter(form.lists['symptoms'] ?? [], now)))
        }
      />
      {before === undefined || last === '' ? null : (
        <Typography.Text type="secondary" className="visit-last">
          {say('last', { value: last, on: shown.date(before.visitedOn) })}
        </Typography.Text>
      )}
      <div className="visit-fields">
        <TextField place="symptomsOther" label={nameOf('symptomsOther')} />
      </div>
    </section>
  );
};

/** The body-mass index of what was typed: arithmetic, no judgement. */
const BodyMass = () => {
  const nameOf = useNames(fieldWords);
  const { draft } = useForm();
  const bmi = bmiOf(numberIn(textAt(draft, 'weightKg')), numberIn(textAt(draft, 'heightCm')));
  return (
    <div className="visit-field">
      <span className="visit-label">{nameOf('bmiKgPerM2')}</span>
      <output className="visit-output">{`${bmi ?? '–'} ${nameOf('kg/m²')}`}</output>
    </div>
  );
};

/** What is measured for more than one programme, and the signs: typed once. */
export const Signs = () => {
  const say = useWords(followUpWords);
  const nameOf = useNames(fieldWords);
  const { draft, programmes } = useForm();
  const measurements = sharedMeasurements(programmes, draft.programmes);
  const hasWeight = measurements.some(({ name }) => name === 'weightKg');
  return (
    <section aria-labelledby="visit-signs-title">
      <Typography.Title level={2} id="visit-signs-title">
        {say('signsTitle')}
      </Typography.Title>
      <div className="visit-grid">
        {measurements.map((measurement) => (
          <MeasurementField key={measurement.name} place={measurement.name} measurement={measurement} />
        ))}
        {hasWeight ? <BodyMass /> : null}
        {hasWeight ? (
          <Labelled place="weightTargetKg" label={nameOf('weightTargetKg')}>
            <NumberInput place="weightTargetKg" label={nameOf('weightTargetKg')} unit={nameOf('kg')} />
          </Labelled>
        ) : null}
      </div>
      <div className="visit-fields">
        <TextField place="signsOther" label={nameOf('signsOther')} />
      </div>
    </section>
  );
};
