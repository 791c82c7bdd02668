import { tellOfDoctors } from './doctors.ts';
import { onThisMachine } from './journey-service.ts';

tellOfDoctors(onThisMachine);
