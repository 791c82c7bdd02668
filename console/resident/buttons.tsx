import type { ButtonProps } from 'antd';
import { useNavigate } from 'react-router';

import { ReasonedButton } from '../kit/reasoned-button.tsx';
import { useWords } from '../kit/words.ts';
import { residentWords } from './words.ts';

type Shape = Pick<ButtonProps, 'type' | 'size' | 'danger' | 'aria-label'> & {
  readonly label: string;
  /** The page that it opens. */
  readonly to?: string;
  readonly onPress?: () => void;
  /** Why it cannot be done now: it stays in reach and says so. */
  readonly reason?: string | undefined;
};

/** A button that opens a page or a form, or says why it does neither. */
export const DeedButton = ({ label, to, onPress, reason, type, ...rest }: Shape) => {
  const say = useWords(residentWords);
  const navigate = useNavigate();
  const isOff = reason !== undefined;
  return (
    <ReasonedButton
      {...rest}
      {...(isOff || type === undefined ? {} : { type })}
      {...(isOff || to === undefined ? {} : { href: to })}
      reason={isOff ? say('notNow', { reason }) : undefined}
      onClick={(event) => {
        if (to === undefined) return onPress?.();
        if (event.metaKey || event.ctrlKey) return undefined;
        event.preventDefault();
        return void navigate(to);
      }}
    >
      {label}
    </ReasonedButton>
  );
};
