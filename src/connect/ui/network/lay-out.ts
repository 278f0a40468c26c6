/** What the layout's thread is given: for each person x and y, and a size; for each tie its two people, and a weight. */
export interface LayoutAsked {
  places: Float32Array;
  sizes: Float32Array;
  ends: Uint32Array;
  weights: Float32Array;
}
export interface LayoutAnswer {
  places: Float32Array;
  isDone: boolean;
}

/** Lays a network out in a thread of its own; gives what stops it. */
export function layOut(asked: LayoutAsked, hear: (answer: LayoutAnswer) => void): () => void {
  const thread = new Worker(new URL('./layout-thread.ts', import.meta.url), { type: 'module' });
  thread.onmessage = ({ data }: MessageEvent<LayoutAnswer>) => {
    hear(data);
    if (data.isDone) thread.terminate();
  };
  thread.postMessage(asked);
  return () => thread.terminate();
}
