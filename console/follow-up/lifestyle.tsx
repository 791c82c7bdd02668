import { Typography } from 'antd';

import { useNames, useWords } from '../kit/words.ts';
import { Choice } from './choice.tsx';
import { LastValue } from './field.tsx';
import { fieldWords } from './field-words.ts';
import { isOnPaper, LIFESTYLE, type LifestyleRow } from './fields.ts';
import { useForm } from './form-context.ts';
import { NumberInput } from './number-field.tsx';
import { TextField } from './text-field.tsx';
import { followUpWords } from './words.ts';

const groupOf = ({ now }: LifestyleRow): string => (now === 'salt' ? 'salt' : 'grade');

const Cell = ({
  row,
  place,
  label,
}: {
  readonly row: LifestyleRow;
  readonly place: string;
  readonly label: string;
}) => {
  const nameOf = useNames(fieldWords);
  const { options } = row;
  return options === undefined ? (
    <NumberInput place={place} label={label} unit={nameOf(`${row.now}.unit`)} isBare />
  ) : (
    <Choice
      place={place}
      label={label}
      options={options}
      nameOf={(option) => nameOf(`${groupOf(row)}.${option}`)}
      isBare
    />
  );
};

const Row = ({ row }: { readonly row: LifestyleRow }) => {
  const say = useWords(followUpWords);
  const nameOf = useNames(fieldWords);
  const name = nameOf(row.now);
  return (
    <tr>
      <th scope="row">{name}</th>
      <td data-label={say('now')}>
        <Cell row={row} place={row.now} label={name} />
        <LastValue name={row.now} options={row.options === undefined ? undefined : groupOf(row)} />
      </td>
      <td data-label={say('target')}>
        {row.target === undefined ? null : (
          <Cell row={row} place={row.target} label={say('targetOf', { name })} />
        )}
      </td>
    </tr>
  );
};

/** How the resident lives and what was agreed for the next visit, in the rows of the paper. */
export const Lifestyle = () => {
  const say = useWords(followUpWords);
  const nameOf = useNames(fieldWords);
  const { draft } = useForm();
  const rows = LIFESTYLE.filter((row) => draft.programmes.some((code) => isOnPaper(row, code)));
  return (
    <section aria-labelledby="visit-life-title">
      <Typography.Title level={2} id="visit-life-title">
        {say('lifestyleTitle')}
      </Typography.Title>
      <table className="visit-life">
        <thead>
          <tr>
            <th scope="col">{say('row')}</th>
            <th scope="col">{say('now')}</th>
            <th scope="col">{say('target')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.now} row={row} />
          ))}
        </tbody>
      </table>
      <div className="visit-fields">
        <TextField place="auxiliaryExaminations" label={nameOf('auxiliaryExaminations')} isLong />
      </div>
    </section>
  );
};
