export { isPlain, substanceOf } from './plain.ts';
export * from './words/index.ts';
