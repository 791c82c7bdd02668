import { Flex } from 'antd';
import { useState } from 'react';

import { contractWords } from '../kit/code-words.ts';
import { useNames, useWords } from '../kit/words.ts';
import { type Act, actsOf, may } from './actions.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import type { ActionShape, Contract } from './contract-types.ts';
import { contractPageWords } from './contract-words.ts';
import { ReasonedButton } from '../kit/reasoned-button.tsx';
import { RenewDialog } from './renew-dialog.tsx';
import { TerminateDialog } from './terminate-dialog.tsx';
import { TransferDialog } from './transfer-dialog.tsx';
import { useNoRight } from './use-right.ts';
import { VoidDialog } from './void-dialog.tsx';

const DIALOGS = {
  confirm: ConfirmDialog,
  renew: RenewDialog,
  transfer: TransferDialog,
  terminate: TerminateDialog,
  void: VoidDialog,
} as const satisfies Record<Act, unknown>;

const useReason = ({ status }: Contract): ((act: Act) => string | undefined) => {
  const say = useWords(contractPageWords);
  const statusOf = useNames(contractWords);
  const noRight = useNoRight();
  return (act) => {
    if (noRight !== undefined) return noRight;
    if (may(status, act)) return undefined;
    return act === 'void' && status === 'active'
      ? say('begunVoid')
      : say('notInState', { status: statusOf(status) });
  };
};

/** What may be done with a contract, each where it stands with a dialog, and why not where it may not. */
export const ContractActions = ({ contract, version }: Omit<ActionShape, 'onClose'>) => {
  const say = useWords(contractPageWords);
  const [doing, setDoing] = useState<Act>();
  const reasonOf = useReason(contract);
  const [first] = actsOf(contract.status);
  const Dialog = doing === undefined ? undefined : DIALOGS[doing];
  return (
    <Flex gap="small" wrap className="no-print">
      {actsOf(contract.status).map((act) => (
        <ReasonedButton
          key={act}
          reason={reasonOf(act)}
          type={act === first ? 'primary' : 'default'}
          onClick={() => setDoing(act)}
        >
          {say(act)}
        </ReasonedButton>
      ))}
      {Dialog === undefined ? null : (
        <Dialog contract={contract} version={version} onClose={() => setDoing(undefined)} />
      )}
    </Flex>
  );
};
