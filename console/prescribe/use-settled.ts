import { useEffect, useState } from 'react';

const STILL_MS = 400;

/** A value once it has not changed for a moment: what is typed is asked about when the hand rests. */
export const useSettled = <T>(value: T): T => {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), STILL_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
};
