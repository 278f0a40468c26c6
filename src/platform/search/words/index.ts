export { analyse, analyseQuestion, matches, type Range } from './analyse.ts';
export { detectLanguage } from './detect.ts';
export { isStopWord } from './languages.ts';
