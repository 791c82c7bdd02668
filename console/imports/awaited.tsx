import { Alert, Spin, Typography } from 'antd';
import { useEffect, useState } from 'react';

import { useWords } from '../kit/words.ts';
import { importWords } from './words.ts';

/** A file is taken up within seconds; a Lambda that has to start, or a queue that tries again, takes a minute. */
const PATIENCE_MS = 120_000;

/** Says that a file is there and its import not yet, and after a while what to do about it. */
export const Awaited = () => {
  const say = useWords(importWords);
  const [isLong, setIsLong] = useState(false);
  useEffect(() => {
    const waiting = setTimeout(() => setIsLong(true), PATIENCE_MS);
    return () => clearTimeout(waiting);
  }, []);
  return (
    <div role="status" className="job">
      {isLong ? (
        <Alert type="warning" showIcon title={say('notTakenUp')} />
      ) : (
        <>
          <Spin size="small" /> <Typography.Text type="secondary">{say('awaited')}</Typography.Text>
        </>
      )}
    </div>
  );
};
