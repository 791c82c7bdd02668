import { onThisMachine } from './journey-service.ts';
import { tellOfSecondHalf } from './second-half.ts';

tellOfSecondHalf(onThisMachine);
