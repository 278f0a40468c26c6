/** Saving while one writes: nothing typed is lost, neither with a closed tab nor without a network. */
export type { SaveState } from './autosave.ts';
export { DeviceShelf, device } from './device-shelf.ts';
export { newDraftKey } from './kept-text.ts';
export { type Outbox, outboxOf, outcomeOf, type Shelf } from './outbox.ts';
export { LeftBehind, OfferedText, SaveWords } from './save-words.tsx';
export type { Base, SavedForm } from './saved-form.ts';
export { type Autosaved, useAutosave, useAutosaved, useSavedForm } from './use-autosave.ts';
export { useSending } from './use-sending.ts';
