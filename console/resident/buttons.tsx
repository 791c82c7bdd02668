import { Button, type ButtonProps, Tooltip } from 'antd';
import { useId } from 'react';
import { useNavigate } from 'react-router';

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

/** A button that says why it cannot be pressed, to a mouse, a keyboard and a screen reader alike. */
export const DeedButton = ({ label, to, onPress, reason, ...rest }: Shape) => {
  const id = useId();
  const say = useWords(residentWords);
  const navigate = useNavigate();
  if (reason !== undefined)
    return (
      <Tooltip title={say('notNow', { reason })} trigger={['hover', 'focus']}>
        <Button {...rest} type="default" className="not-now" aria-disabled aria-describedby={id}>
          {label}
          <span id={id} className="unseen">
            {reason}
          </span>
        </Button>
      </Tooltip>
    );
  return (
    <Button
      {...rest}
      {...(to === undefined ? {} : { href: to })}
      onClick={(event) => {
        if (to === undefined) return onPress?.();
        if (event.metaKey || event.ctrlKey) return undefined;
        event.preventDefault();
        return void navigate(to);
      }}
    >
      {label}
    </Button>
  );
};
