export type { Model, ModelSettings } from './api.ts';
export { type Chat, type Completed, createChat } from './chat.ts';
export { createEmbeddings, type Embedded, type Embeddings } from './embeddings.ts';
export { isReadableOnTheWay } from './on-the-way.ts';
