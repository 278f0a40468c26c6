export {
  createEmbeddings,
  type Embedded,
  type Embeddings,
  type EmbeddingsSettings,
} from './embeddings.ts';
export { isReadableOnTheWay } from './on-the-way.ts';
