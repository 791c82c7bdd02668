export { Paper, PaperButton, PaperFacts } from '../kit/paper.tsx';
