/** What is sent and held at most where a host has set up embeddings (decisions/0031). */

/** Of an entry, title and beginning: what it is about is said there. */
export const ENTRY_CHARS_MAX = 600;
export const QUESTION_CHARS_MAX = 600;
/** Texts in one request. */
export const BATCH_MAX = 64;
/** Requests of one job, after which others have their turn. */
export const BATCHES_PER_JOB_MAX = 10;

/** Only the newest entries are compared: a question passes by all of them. */
export const VECTORS_MAX = 200_000;
/** Long vectors are held for fewer entries: what is held is memory of the server. */
export const VECTOR_BYTES_MAX = 80_000_000;

/** With fewer vectors nobody can say what is unusually near. */
export const NEAR_VECTORS_MIN = 30;
/** Entries of one question that count as near. */
export const NEAR_MAX = 200;

/** A question waits no longer for its vector, and is searched by its words alone: no more than the search itself takes. */
export const QUESTION_WAIT_MS = 150;
/** After so long nobody expects the vector any more, and the API is left alone for a while. */
export const QUESTION_TIMEOUT_MS = 30_000;
