import { todayWords } from './words.ts';
import { useWords } from '../kit/words.ts';

const KEYS = [
  ['J K', 'keyMove'],
  ['Enter', 'keyOpen'],
  ['C', 'keyCall'],
  ['F', 'keyFollowUp'],
] as const;

type Shape = { readonly isOn: boolean; readonly onTurn: (isOn: boolean) => void };

/** Which keys move through the list, and whether they do. */
export const KeyHint = ({ isOn, onTurn }: Shape) => {
  const say = useWords(todayWords);
  return (
    <div className="key-hint no-print">
      <span className="quiet">{say('keys')}</span>
      <input
        type="checkbox"
        role="switch"
        className="key-switch"
        checked={isOn}
        onChange={({ target }) => onTurn(target.checked)}
        aria-label={say('keysSwitch')}
      />
      {KEYS.map(([key, what]) => (
        <span key={key} className={isOn ? '' : 'is-off'}>
          {key.split(' ').map((one) => (
            <kbd key={one}>{one}</kbd>
          ))}
          {say(what)}
        </span>
      ))}
    </div>
  );
};
