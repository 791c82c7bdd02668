import type { Referral } from './steps.ts';

/** An institution and the number under which somebody answers; a dash where the county lists none. */
export const Reached = ({ of }: { readonly of: Referral['sender'] }) => {
  if (of === undefined) return <>–</>;
  return (
    <>
      {of.name}
      {of.phone === '' ? null : (
        <a className="reached" href={`tel:${of.phone.replaceAll(/[^\d+]/g, '')}`}>
          {of.phone}
        </a>
      )}
    </>
  );
};
