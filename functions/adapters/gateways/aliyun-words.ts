/** The networks' codes are short words; nothing with the digits of a number gets into ours. */
const CARRIER_CODE = /^(?!.*\d{7})[\w./-]{1,40}$/;

/** Why a message did not arrive, from the code of its network. */
export const failureCode = (theirs: string): string => {
  const code = theirs.replaceAll(':', '.');
  return CARRIER_CODE.test(code) ? `carrier/${code}` : 'phone/not-reached';
};

const LOCAL = /^(\d{4})-?(\d\d)-?(\d\d)[ T]?(\d\d):?(\d\d):?(\d\d)$/;

/** The instant of a time as the service tells it: local, without saying so, with or without signs between; undefined for
 *  text that is none. */
export const instantOf = (local: string): string | undefined => {
  const [, year, month, day, hour, minute, second] = LOCAL.exec(local) ?? [];
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}+08:00`);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
};
