import { jiayi } from './program.ts';
import { runProgram } from './run-program.ts';

await runProgram({ name: 'jiayi', commandIn: jiayi });
