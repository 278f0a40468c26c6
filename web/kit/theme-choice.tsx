import { RadioGroup } from './choice-fields.tsx';
import { createStore, useStore } from './store.ts';
import { storeChoice, storedChoice } from './stored-choice.ts';

export type Theme = 'device' | 'light' | 'dark';

// public/theme.js reads the same key before the first paint.
const storageKey = 'kith.theme';
const isTheme = (text: string | null): text is Theme => text === 'light' || text === 'dark';
const read = (): Theme => {
  const stored = storedChoice(storageKey);
  return isTheme(stored) ? stored : 'device';
};
const theme = createStore<Theme>(read());

/** The theme chosen on this device, and how to choose another. */
export function useTheme(): [Theme, (next: Theme) => void] {
  const set = (next: Theme) => {
    storeChoice(storageKey, next === 'device' ? null : next);
    if (next === 'device') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = next;
    theme.set(next);
  };
  return [useStore(theme), set];
}

/** Light, dark, or as the device. For the settings. */
export function ThemeChoice() {
  const [value, set] = useTheme();
  return (
    <RadioGroup
      label="Appearance"
      look="segments"
      value={value}
      onChange={set}
      choices={[
        { value: 'device', label: 'As the device' },
        { value: 'light', label: 'Light' },
        { value: 'dark', label: 'Dark' },
      ]}
    />
  );
}
