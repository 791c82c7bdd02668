export { ReasonedButton } from '../kit/reasoned-button.tsx';
