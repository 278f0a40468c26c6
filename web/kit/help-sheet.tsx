import { useGo } from './address.ts';
import { Button } from './button.tsx';
import { Checkbox } from './choice-fields.tsx';
import { Dialog } from './dialog.tsx';
import { parseKeys } from './shortcut-keys.ts';
import { useShortcuts, useShortcutsOn } from './shortcuts.tsx';

export interface HelpSheetProps {
  isOpen: boolean;
  onClose: () => void;
}

/** All keyboard shortcuts that work on this page, and the switch for them. The shell opens it by `?`. */
export function HelpSheet({ isOpen, onClose }: HelpSheetProps) {
  const shortcuts = useShortcuts();
  const go = useGo();
  const [isOn, setOn] = useShortcutsOn();
  return (
    <Dialog title="Keyboard shortcuts" isOpen={isOpen} onClose={onClose}>
      <dl className="help-sheet" data-off={!isOn || undefined}>
        {shortcuts.map(({ keys, label }) => (
          <div key={keys} className="help-sheet-row">
            <dt>{label}</dt>
            <dd>
              {parseKeys(keys).map((key, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: `g g` has the same key twice.
                <span key={at}>
                  {at > 0 && <span className="help-sheet-then"> then </span>}
                  <kbd>{key}</kbd>
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <Checkbox
        label="Use keyboard shortcuts"
        description="Switch them off when you dictate: a spoken letter may count as a key."
        isChecked={isOn}
        onChange={setOn}
      />
      <Button
        tone="plain"
        onPress={() => {
          onClose();
          go('/references');
        }}
      >
        What Kith rests on: the research behind every “Why?”
      </Button>
    </Dialog>
  );
}
