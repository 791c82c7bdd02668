import { Alert, Button, Typography } from 'antd';

import { useSay } from '../kit/language.ts';
import { useNames, useWords } from '../kit/words.ts';
import { Choice } from './choice.tsx';
import { Drugs } from './drugs.tsx';
import { Enrol } from './enrol.tsx';
import { fieldWords } from './field-words.ts';
import { isOnPaper, OPTIONS, ownMeasurements, placeIn, type Programme } from './fields.ts';
import { useForm, useText } from './form-context.ts';
import { MeasurementField } from './number-field.tsx';
import { DayField, TextField } from './text-field.tsx';
import { followUpWords } from './words.ts';

type Shape = { readonly programme: Programme };

/** A choice of the programme's own, with the last one beside it. */
const Asked = ({ programme, name }: Shape & { readonly name: keyof typeof OPTIONS }) => {
  const nameOf = useNames(fieldWords);
  const { code } = programme;
  return (
    <Choice
      place={placeIn(code, name)}
      label={nameOf(name)}
      options={OPTIONS[name]}
      nameOf={(option) => nameOf(`${name}.${option}`)}
      last={{ name, programme: code, options: name }}
    />
  );
};

const Own = ({ programme }: Shape) => {
  const nameOf = useNames(fieldWords);
  const { programmes } = useForm();
  const { code } = programme;
  const measurements = ownMeasurements(programmes, programme);
  return (
    <>
      {measurements.length === 0 ? null : (
        <div className="visit-grid">
          {measurements.map((one) => (
            <MeasurementField
              key={one.name}
              place={placeIn(code, one.name)}
              measurement={one}
              programme={code}
            />
          ))}
          {measurements.some(({ name }) => name === 'hba1c') ? (
            <DayField place={placeIn(code, 'hba1cExaminedOn')} label={nameOf('hba1cExaminedOn')} />
          ) : null}
        </div>
      )}
      {isOnPaper({ of: ['diabetes'] }, code) ? (
        <Asked programme={programme} name="dorsalisPedisPulse" />
      ) : null}
    </>
  );
};

const Treatment = ({ programme }: Shape) => {
  const nameOf = useNames(fieldWords);
  const { code } = programme;
  const [reaction] = useText(placeIn(code, 'adverseReaction'));
  const isReacting = reaction !== '' && reaction !== 'none';
  return (
    <>
      <div className="visit-fields">
        <Asked programme={programme} name="adherence" />
        <Asked programme={programme} name="adverseReaction" />
        {isReacting ? (
          <TextField place={placeIn(code, 'adverseReactionSays')} label={nameOf('adverseReactionSays')} />
        ) : null}
        {isOnPaper({ of: ['diabetes'] }, code) ? <Asked programme={programme} name="hypoglycaemia" /> : null}
        <Asked programme={programme} name="complication" />
      </div>
      <Drugs programme={code} />
      {isOnPaper({ of: ['diabetes'] }, code) ? (
        <div className="visit-fields">
          <TextField place={placeIn(code, 'insulin.kind')} label={nameOf('insulin.kind')} />
          <TextField place={placeIn(code, 'insulin.usageAndDose')} label={nameOf('insulin.usageAndDose')} />
        </div>
      ) : null}
      <div className="visit-fields">
        <TextField place={placeIn(code, 'referral.reason')} label={nameOf('referral.reason')} />
        <TextField
          place={placeIn(code, 'referral.institutionAndDepartment')}
          label={nameOf('referral.institutionAndDepartment')}
        />
      </div>
    </>
  );
};

type PartShape = Shape & {
  readonly isEnrolled: boolean;
  /** Why the visit of this programme was refused, where it was. */
  readonly refusal: string | undefined;
};

/** What belongs to one programme, and what was refused of its visit. */
export const ProgrammePart = ({ programme, isEnrolled, refusal }: PartShape) => {
  const say = useWords(followUpWords);
  const name = useSay()(programme.name);
  const { draft, change, residentId, today } = useForm();
  const { code } = programme;
  const leaveOut = (): void =>
    change((before) => ({ ...before, programmes: before.programmes.filter((one) => one !== code) }));
  const others = draft.programmes.length > 1;
  return (
    <section aria-labelledby={`visit-${code}-title`}>
      <Typography.Title level={2} id={`visit-${code}-title`}>
        {name}
      </Typography.Title>
      {refusal === undefined ? null : (
        <Alert
          type="error"
          showIcon
          title={refusal}
          description={others ? say('allOrNone') : undefined}
          action={others ? <Button onClick={leaveOut}>{say('leaveOut', { name })}</Button> : undefined}
        />
      )}
      {isEnrolled ? null : <Enrol residentId={residentId} programme={programme} today={today} />}
      {draft.texts['outcome'] === 'done' ? (
        <>
          <Own programme={programme} />
          <Treatment programme={programme} />
        </>
      ) : null}
    </section>
  );
};
