import { useLayoutEffect, useRef } from 'react';
import { type PendingKey, parseKeys, stepKey } from './shortcut-keys.ts';
import { createStore, useStore } from './store.ts';
import { storeChoice, storedChoice } from './stored-choice.ts';

export interface Shortcut {
  keys: string;
  label: string;
}

interface BoundShortcut extends Shortcut {
  run: () => void;
}

const bound = createStore<readonly BoundShortcut[]>([]);
const storageKey = 'kith.shortcuts';
const isOn = createStore(storedChoice(storageKey) !== 'off');

/**
 * Binds one key (`n`) or two after each other (`g p`) while the component is on the page, and lists
 * it on the help sheet. The latest wins. Silent while one types, in dialogs, and when switched off.
 */
export function useShortcut(keys: string, label: string, run: () => void): void {
  const latest = useRef(run);
  useLayoutEffect(() => {
    latest.current = run;
  });
  // Before it is seen: who presses the key at once is heard.
  useLayoutEffect(() => {
    parseKeys(keys);
    const shortcut = { keys, label, run: () => latest.current() };
    bound.set((all) => [...all, shortcut]);
    return () => bound.set((all) => all.filter((other) => other !== shortcut));
  }, [keys, label]);
}

/** The shortcuts in force on this page, each pair of keys once. */
export function useShortcuts(): readonly Shortcut[] {
  return [...new Map(useStore(bound).map((shortcut) => [shortcut.keys, shortcut])).values()];
}

/** Single-key shortcuts can be switched off (WCAG 2.1.4): speech input may trigger them. */
export function useShortcutsOn(): [boolean, (on: boolean) => void] {
  const set = (on: boolean) => {
    storeChoice(storageKey, on ? null : 'off');
    isOn.set(on);
  };
  return [useStore(isOn), set];
}

/** Starts listening; called once. Returns how to stop. */
export function listenForShortcuts(): () => void {
  let pending: PendingKey | null = null;
  // Where the last letter went. Who types on when that is gone means no shortcut.
  let writtenInto: Element | null = null;
  const isWriting = (event: KeyboardEvent): boolean => {
    // Inside a shadow root, as the editor of notes has one, the target is only its host.
    const target = event.composedPath()[0] ?? null;
    const isInField = isTyping(target);
    if (event.key.length > 1) writtenInto = null;
    else if (isInField && target instanceof Element) writtenInto = target;
    return isInField || writtenInto?.isConnected === false;
  };
  const onPointerDown = () => {
    writtenInto = null;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isWriting(event)) return;
    const hasModifier = event.ctrlKey || event.metaKey || event.altKey || event.isComposing;
    if (hasModifier || event.repeat || event.defaultPrevented || !isOn.get()) return;
    if (document.querySelector('dialog:modal, .menu')) return;
    const shortcuts = bound.get();
    const press = { key: event.key, at: event.timeStamp };
    const step = stepKey(
      shortcuts.map((shortcut) => shortcut.keys),
      pending,
      press,
    );
    pending = step.pending;
    if (step.match === null) return;
    event.preventDefault();
    shortcuts.findLast((shortcut) => shortcut.keys === step.match)?.run();
  };
  document.addEventListener('keydown', onKeyDown);
  document.addEventListener('pointerdown', onPointerDown);
  return () => {
    document.removeEventListener('keydown', onKeyDown);
    document.removeEventListener('pointerdown', onPointerDown);
  };
}

/** A list to choose from too: letters choose in it. */
export const WRITES_INTO =
  'input:not([type=checkbox], [type=radio], [type=range]), textarea, select';

export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches(WRITES_INTO));
}
