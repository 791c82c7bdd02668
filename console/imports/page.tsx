/** To be written. */
export const Component = () => null;
