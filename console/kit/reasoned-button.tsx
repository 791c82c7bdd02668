import { Button, type ButtonProps, Tooltip } from 'antd';
import { useId } from 'react';

import './reasoned-button.css';

type Shape = Omit<ButtonProps, 'disabled'> & {
  /** Why it cannot be done; undefined where it can. */
  readonly reason: string | undefined;
};

/** A button that says why it does nothing, where it does nothing: reachable by keyboard and read aloud either way. */
export const ReasonedButton = ({ reason, onClick, className = '', ...rest }: Shape) => {
  const id = useId();
  if (reason === undefined)
    return <Button {...rest} className={className} {...(onClick === undefined ? {} : { onClick })} />;
  return (
    <>
      <Tooltip title={reason} trigger={['hover', 'focus']}>
        <Button
          {...rest}
          htmlType="button"
          className={`${className} reasoned-off`}
          aria-disabled
          aria-describedby={id}
        />
      </Tooltip>
      <span id={id} hidden>
        {reason}
      </span>
    </>
  );
};
