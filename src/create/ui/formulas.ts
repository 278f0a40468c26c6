export { loadMaths } from '../markdown/load-maths.ts';
