import { Typography } from 'antd';
import { useParams } from 'react-router';

import { listPackages, seeContract } from '../../functions/contracts/api.ts';
import { showTeam } from '../../functions/organisation/api.ts';
import { showResident } from '../../functions/residents/api.ts';
import { contractWords } from '../kit/code-words.ts';
import { useShown } from '../kit/dates.ts';
import { Page } from '../kit/page.tsx';
import { Answer } from '../kit/states.tsx';
import { useAnswer } from '../kit/use-answer.ts';
import { useNames, useWords } from '../kit/words.ts';
import { ContractActions } from './contract-actions.tsx';
import { ContractPaper } from './contract-paper.tsx';
import { ContractTerms } from './contract-terms.tsx';
import type { Beside, Contract } from './contract-types.ts';
import { contractPageWords } from './contract-words.ts';
import './contracts.css';
import { LedgerTable } from './ledger-table.tsx';
import { packagesOn } from './signing.ts';

const MOST_PACKAGES = '100';

/** What is known beside a contract: whose it is, with whom, and what its package was when it began. */
const useBeside = ({ residentId, teamId, startsOn, package: code }: Contract): Beside => {
  const packages = useAnswer(listPackages, { query: { limit: MOST_PACKAGES } });
  return {
    story: useAnswer(showResident, { params: { residentId } }).value,
    team: useAnswer(showTeam, { params: { teamId } }).value,
    offered: packagesOn(packages.value?.items ?? [], startsOn).find((one) => one.code === code),
  };
};

const Whole = ({
  contract,
  version,
}: {
  readonly contract: Contract;
  readonly version: string | undefined;
}) => {
  const say = useWords(contractPageWords);
  const statusOf = useNames(contractWords);
  const shown = useShown();
  const beside = useBeside(contract);
  const { status, startsOn, until } = contract;
  const name = beside.story?.name;
  return (
    <Page
      title={name === undefined ? say('title') : say('titleOf', { name })}
      note={`${statusOf(status)} · ${say('span', { from: shown.date(startsOn), until: shown.date(until) })}`}
      actions={<ContractPaper contract={contract} {...beside} />}
    >
      <ContractActions contract={contract} version={version} />
      <Typography.Title level={2}>{say('terms')}</Typography.Title>
      <ContractTerms contract={contract} {...beside} />
      <Typography.Title level={2}>{say('ledger')}</Typography.Title>
      <LedgerTable contract={contract} version={version} />
    </Page>
  );
};

/** A contract: its terms, what of it is done, and what may be done with it. */
export const Component = () => {
  const { contractId = '' } = useParams();
  const say = useWords(contractPageWords);
  const contract = useAnswer(seeContract, { params: { contractId } });
  if (contract.value === undefined || contract.error !== null)
    return (
      <Page title={say('title')}>
        <Answer of={contract}>{() => null}</Answer>
      </Page>
    );
  return <Whole contract={contract.value} version={contract.version} />;
};
