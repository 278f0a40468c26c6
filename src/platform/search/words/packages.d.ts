// Neither package ships types; only what this folder uses is declared.
declare module 'snowball-stemmers' {
  const snowball: { newStemmer(algorithm: string): { stem(word: string): string } };
  export default snowball;
}

declare module 'stopword' {
  const stopword: Readonly<Record<string, readonly string[] | undefined>>;
  export default stopword;
}
