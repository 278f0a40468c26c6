export { analyse, analyseQuestion, indexText, matches, type Range } from './analyse.ts';
export { countWords } from './count.ts';
export { detectLanguage } from './detect.ts';
export { fold, isStopWord } from './languages.ts';
export { unitsOf } from './units.ts';
