import { Button, Table, type TableColumnsType, Tag, Typography } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';

import { itemWords } from '../kit/code-words.ts';
import { useShown } from '../kit/dates.ts';
import { paths } from '../kit/paths.ts';
import { Nothing } from '../kit/states.tsx';
import { useMe } from '../kit/use-me.ts';
import { useNames, useWords } from '../kit/words.ts';
import { mayServe } from './actions.ts';
import type { Contract } from './contract-types.ts';
import { contractPageWords } from './contract-words.ts';
import { evidenceIn, type LedgerRow, ledgerRows } from './ledger.ts';
import { ReasonedButton } from '../kit/reasoned-button.tsx';
import { ServeForm } from './serve-form.tsx';
import { useNoRight } from './use-right.ts';

const STATES = {
  done: 'isDone',
  overdue: 'isOverdue',
  open: 'isOpen',
} as const;

const EvidenceText = ({ row, residentId }: { readonly row: LedgerRow; readonly residentId: string }) => {
  const say = useWords(contractPageWords);
  const shown = useShown();
  if (row.doneOn === undefined) return null;
  if (row.evidence === undefined)
    return <Typography.Text type="secondary">{say('imported')}</Typography.Text>;
  const evidence = evidenceIn(row.evidence);
  if (evidence.kind === 'told') return evidence.text;
  const to = evidence.kind === 'referrals' ? paths.referral(evidence.id) : paths.resident(residentId);
  return <Link to={to}>{say(evidence.kind, { id: shown.date(evidence.id) })}</Link>;
};

type Doing = {
  readonly contract: Contract;
  readonly open: string | undefined;
  readonly onOpen: (key: string | undefined) => void;
};

const RecordButton = ({ row, doing }: { readonly row: LedgerRow; readonly doing: Doing }) => {
  const say = useWords(contractPageWords);
  const noRight = useNoRight();
  const label = say('recordOf', { item: useNames(itemWords)(row.item) });
  if (row.state === 'done' || !mayServe(doing.contract.status)) return null;
  if (doing.open === row.key)
    return (
      <Button size="small" aria-label={label} aria-expanded onClick={() => doing.onOpen(undefined)}>
        {say('record')}
      </Button>
    );
  const reason = noRight ?? (row.isNext ? undefined : say('earlierFirst'));
  return (
    <ReasonedButton
      size="small"
      reason={reason}
      aria-label={label}
      aria-expanded={false}
      onClick={() => doing.onOpen(row.key)}
    >
      {say('record')}
    </ReasonedButton>
  );
};

const useColumns = (doing: Doing): TableColumnsType<LedgerRow> => {
  const say = useWords(contractPageWords);
  const itemOf = useNames(itemWords);
  const shown = useShown();
  return [
    { key: 'item', title: say('item'), render: (_, row) => itemOf(row.item) },
    { key: 'due', title: say('dueOn'), render: (_, row) => shown.date(row.dueOn) },
    {
      key: 'state',
      title: say('state'),
      render: (_, { state }) => <Tag className={`state state-${state}`}>{say(STATES[state])}</Tag>,
    },
    {
      key: 'done',
      title: say('doneOn'),
      responsive: ['md'],
      render: (_, { doneOn }) => (doneOn === undefined ? '' : shown.date(doneOn)),
    },
    {
      key: 'evidence',
      title: say('evidence'),
      responsive: ['md'],
      render: (_, row) => <EvidenceText row={row} residentId={doing.contract.residentId} />,
    },
    {
      key: 'do',
      title: <span className="unseen">{say('record')}</span>,
      align: 'end',
      render: (_, row) => <RecordButton row={row} doing={doing} />,
    },
  ];
};

const useNote = ({ due, done }: Contract): string => {
  const say = useWords(contractPageWords);
  return due === 0 ? say('nothingDue') : say('ledgerNote', { due, done });
};

type Shape = { readonly contract: Contract; readonly version: string | undefined };

/** What a contract promises, by when, and what of it is done; a service is recorded in its row. */
export const LedgerTable = ({ contract, version }: Shape) => {
  const say = useWords(contractPageWords);
  const today = useMe()?.today ?? '';
  const [open, onOpen] = useState<string>();
  const columns = useColumns({ contract, open, onOpen });
  const note = useNote(contract);
  if (contract.services.length === 0)
    return <Nothing text={say(contract.status === 'draft' ? 'ledgerDraft' : 'ledgerEmpty')} />;
  return (
    <>
      <Typography.Paragraph type="secondary">{note}</Typography.Paragraph>
      <Table<LedgerRow>
        size="middle"
        rowKey="key"
        pagination={false}
        className="ledger"
        dataSource={ledgerRows(contract.services, today)}
        columns={columns}
        expandable={{
          showExpandColumn: false,
          expandedRowKeys: open === undefined ? [] : [open],
          expandedRowRender: ({ item }) => (
            <ServeForm contract={contract} version={version} item={item} onDone={() => onOpen(undefined)} />
          ),
        }}
      />
    </>
  );
};
