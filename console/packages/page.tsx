import { Button, Drawer, Table, type TableColumnsType, Typography } from 'antd';
import { useState } from 'react';

import { listPackages } from '../../functions/contracts/api.ts';
import { useShown } from '../kit/dates.ts';
import { useSay } from '../kit/language.ts';
import { Page } from '../kit/page.tsx';
import { ScrollBox } from '../kit/scroll-box.tsx';
import { Answer } from '../kit/states.tsx';
import { useAnswer } from '../kit/use-answer.ts';
import { useMe } from '../kit/use-me.ts';
import { useWords } from '../kit/words.ts';
import { type Draft, draftOf, type Package, PAYERS } from './draft.ts';
import { PublishForm } from './publish-form.tsx';
import { packageWords } from './words.ts';
import './packages.css';

const useColumns = (onCopy: ((chosen: Package) => void) | undefined): TableColumnsType<Package> => {
  const say = useWords(packageWords);
  const inReaders = useSay();
  const shown = useShown();
  return [
    { key: 'name', title: say('name'), render: (_, { name, code }) => `${inReaders(name)} (${code})` },
    { key: 'kind', title: say('kind'), render: (_, { kind }) => say(kind), responsive: ['md'] },
    { key: 'from', title: say('from'), render: (_, { from }) => shown.date(from) },
    {
      key: 'items',
      title: say('items'),
      render: (_, { items }) =>
        items.map(({ item, dueInDays, priceFen }) => (
          <div key={item}>{say('itemLine', { item, count: dueInDays, price: shown.money(priceFen) })}</div>
        )),
    },
    {
      key: 'price',
      title: say('price'),
      align: 'right',
      render: (_, { yearPriceFen }) => shown.money(yearPriceFen),
    },
    {
      key: 'payers',
      title: say('payers'),
      render: (_, { payersFen }) =>
        PAYERS.filter((payer) => payersFen[payer] > 0).map((payer) => (
          <div key={payer}>
            {say(payer)} {shown.money(payersFen[payer])}
          </div>
        )),
    },
    {
      key: 'copy',
      title: say('publish'),
      render: (_, chosen) => (
        <Button
          size="small"
          disabled={onCopy === undefined}
          aria-label={`${say('copy')} ${inReaders(chosen.name)} ${chosen.from}`}
          onClick={() => onCopy?.(chosen)}
        >
          {say('copy')}
        </Button>
      ),
    },
  ];
};

/** Every version of every package, and a new one begun from any of them. */
export const Component = () => {
  const say = useWords(packageWords);
  const me = useMe();
  const [draft, setDraft] = useState<Draft>();
  const mayPublish = me?.roles.includes('administrator') === true;
  const columns = useColumns(mayPublish ? (chosen) => setDraft(draftOf(chosen, me.today)) : undefined);
  const asked = useAnswer(listPackages, {});
  return (
    <Page title={say('title')} note={say('note')}>
      <Answer of={asked}>
        {({ items }) => (
          <ScrollBox label={say('title')}>
            <Table
              rowKey={({ code, from }) => `${code} ${from}`}
              size="small"
              pagination={false}
              columns={columns}
              dataSource={items}
            />
          </ScrollBox>
        )}
      </Answer>
      {mayPublish ? null : (
        <Typography.Paragraph type="secondary">{say('onlyAdministrators')}</Typography.Paragraph>
      )}
      <Drawer
        title={say('publish')}
        size="large"
        open={draft !== undefined}
        onClose={() => setDraft(undefined)}
        destroyOnHidden
      >
        {draft === undefined ? null : <PublishForm draft={draft} onDone={() => setDraft(undefined)} />}
      </Drawer>
    </Page>
  );
};
