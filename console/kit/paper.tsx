import { Button, type ButtonProps, Modal } from 'antd';
import { type ComponentProps, type ReactNode, useState } from 'react';
import { createPortal } from 'react-dom';

import { commonWords } from './common-words.ts';
import { Facts } from './facts.tsx';
import { useWords } from './words.ts';
import './paper.css';

type Shape = {
  readonly label: string;
  /** The paper, as it is printed. */
  readonly children: ReactNode;
  readonly type?: ButtonProps['type'];
  readonly size?: ButtonProps['size'];
};

/** A button that shows a paper as it will be printed, and prints it alone, on A4, by the browser. */
export const PaperButton = ({ label, children, type, size }: Shape) => {
  const say = useWords(commonWords);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        {...(type === undefined ? {} : { type })}
        {...(size === undefined ? {} : { size })}
        onClick={() => setOpen(true)}
      >
        {label}
      </Button>
      <Modal
        open={isOpen}
        onCancel={() => setOpen(false)}
        onOk={() => window.print()}
        okText={say('print')}
        cancelText={say('close')}
        title={label}
        width={840}
        destroyOnHidden
      >
        <div className="paper-view">{children}</div>
      </Modal>
      {isOpen ? createPortal(<div className="paper-print">{children}</div>, document.body) : null}
    </>
  );
};

/** A paper with its title. */
export const Paper = ({
  title,
  note,
  children,
}: {
  readonly title: string;
  readonly note?: ReactNode;
  readonly children: ReactNode;
}) => (
  <article className="paper">
    <h2>{title}</h2>
    {note === undefined ? null : <p className="paper-note">{note}</p>}
    {children}
  </article>
);

/** Labels with what they name, side by side on a paper. */
export const PaperFacts = ({ of }: Pick<ComponentProps<typeof Facts>, 'of'>) => (
  <Facts of={of} className="paper-facts" />
);
