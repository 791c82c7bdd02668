/** Does something once what was drawn is on the screen; gives what calls it off. */
export const afterPaint = (act: () => void): (() => void) => {
  let soon: ReturnType<typeof setTimeout> | undefined;
  const frame = requestAnimationFrame(() => {
    soon = setTimeout(act);
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(soon);
  };
};
