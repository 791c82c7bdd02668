import { Button, Drawer, Table, type TableColumnsType, Typography } from 'antd';
import { useState } from 'react';

import { listPackages } from '../../functions/contracts/api.ts';
import { itemWords, payerWords } from '../kit/code-words.ts';
import { useShown } from '../kit/dates.ts';
import { useSay } from '../kit/language.ts';
import { Page } from '../kit/page.tsx';
import { ScrollBox } from '../kit/scroll-box.tsx';
import { Answer } from '../kit/states.tsx';
import { useAnswer } from '../kit/use-answer.ts';
import { useMe } from '../kit/use-me.ts';
import { useNames, useWords } from '../kit/words.ts';
import { type Draft, draftOf, type Package, PAYERS } from './draft.ts';
import { PublishForm } from './publish-form.tsx';
import { packageWords } from './words.ts';
import './packages.css';

type OnCopy = ((chosen: Package) => void) | undefined;

const Name = ({ of: { name, code } }: { readonly of: Package }) => {
  const inReaders = useSay();
  return (
    <>
      {inReaders(name)}
      <div className="package-code">{code}</div>
    </>
  );
};

const Items = ({ of: { items } }: { readonly of: Package }) => {
  const say = useWords(packageWords);
  const itemOf = useNames(itemWords);
  const shown = useShown();
  return items.map(({ item, dueInDays, priceFen }) => (
    <div key={item}>
      {say('itemLine', { item: itemOf(item), count: dueInDays, price: shown.money(priceFen) })}
    </div>
  ));
};

const Payers = ({ of: { payersFen } }: { readonly of: Package }) => {
  const payerOf = useNames(payerWords);
  const shown = useShown();
  return PAYERS.filter((payer) => payersFen[payer] > 0).map((payer) => (
    <div key={payer} className="one-line">
      {payerOf(payer)} {shown.money(payersFen[payer])}
    </div>
  ));
};

const Copy = ({ of, onCopy }: { readonly of: Package; readonly onCopy: OnCopy }) => {
  const say = useWords(packageWords);
  const inReaders = useSay();
  return (
    <Button
      size="small"
      disabled={onCopy === undefined}
      aria-label={`${say('copy')} ${inReaders(of.name)} ${of.from}`}
      onClick={() => onCopy?.(of)}
    >
      {say('copy')}
    </Button>
  );
};

const useColumns = (onCopy: OnCopy): TableColumnsType<Package> => {
  const say = useWords(packageWords);
  const shown = useShown();
  return [
    { key: 'name', title: say('name'), rowScope: 'row', render: (_, one) => <Name of={one} /> },
    { key: 'kind', title: say('kind'), render: (_, { kind }) => say(kind), responsive: ['md'] },
    { key: 'from', title: say('from'), className: 'one-line', render: (_, { from }) => shown.date(from) },
    {
      key: 'items',
      title: say('items'),
      className: 'package-services',
      render: (_, one) => <Items of={one} />,
    },
    {
      key: 'price',
      title: say('price'),
      align: 'right',
      render: (_, { yearPriceFen }) => shown.money(yearPriceFen),
    },
    { key: 'payers', title: say('payers'), render: (_, one) => <Payers of={one} /> },
    {
      key: 'copy',
      title: say('publish'),
      className: 'no-print',
      render: (_, one) => <Copy of={one} onCopy={onCopy} />,
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
