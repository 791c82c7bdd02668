import { Checkbox, Table, Typography } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';

import { contractWords, groupWords } from '../kit/code-words.ts';
import { commonWords } from '../kit/common-words.ts';
import { useShown } from '../kit/dates.ts';
import { paths } from '../kit/paths.ts';
import { useNames, useWords } from '../kit/words.ts';
import { useRegionNames } from '../panel/use-region-names.ts';
import { compare, type ComparedRow, type Record, type Saying } from './compare.ts';
import { duplicatesWords } from './words.ts';

const useSaying = (records: readonly Record[]): Saying => {
  const say = useWords(duplicatesWords);
  const common = useWords(commonWords);
  const shown = useShown();
  const group = useNames(groupWords);
  const status = useNames(contractWords);
  const names = useRegionNames(records.map(({ regionCode }) => regionCode));
  return {
    date: shown.date,
    count: shown.count,
    sex: (sex) => common(sex === 'M' ? 'male' : 'female'),
    village: (code) => names.get(code) ?? code,
    group,
    yes: (is) => common(is ? 'yes' : 'no'),
    contract: (contract) =>
      say('contractTerm', { status: status(contract.status), until: shown.date(contract.until) }),
    visits: (programme, count) => say('visitsOf', { programme: group(programme), count: shown.count(count) }),
  };
};

/** A value; the id leads to the record. */
const Value = ({ of: { field }, text }: { readonly of: ComparedRow; readonly text: string }) =>
  field === 'id' ? <Link to={paths.resident(text)}>{text}</Link> : text;

const isEmpty = ({ one, two }: ComparedRow): boolean => one === '' && two === '';

type Shape = { readonly one: Record; readonly two: Record };

/** Two records field by field; what differs is marked by a word and a colour. */
export const SideBySide = ({ one, two }: Shape) => {
  const say = useWords(duplicatesWords);
  const [isShort, setShort] = useState(false);
  const rows = compare(one, two, useSaying([one, two]));
  return (
    <>
      <Typography.Title level={2}>{say('compared')}</Typography.Title>
      <Checkbox checked={isShort} onChange={({ target }) => setShort(target.checked)}>
        {say('onlyDifferences')}
      </Checkbox>
      <Table<ComparedRow>
        rowKey="field"
        size="small"
        pagination={false}
        className="compared"
        tableLayout="fixed"
        rowClassName={({ differs }) => (differs ? 'differs' : '')}
        dataSource={rows.filter((row) => row.differs || !(isShort || isEmpty(row)))}
        columns={[
          {
            title: say('field'),
            width: '29%',
            render: (_, { field, differs }) => (
              <>
                {say(field)}
                {differs ? <strong className="differs-word"> {say('differs')}</strong> : null}
              </>
            ),
          },
          {
            title: say('one'),
            render: (_, row) => <Value of={row} text={row.one} />,
          },
          {
            title: say('two'),
            render: (_, row) => <Value of={row} text={row.two} />,
          },
        ]}
      />
    </>
  );
};
