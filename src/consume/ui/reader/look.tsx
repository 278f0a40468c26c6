import { useState } from 'react';
import {
  Button,
  Checkbox,
  createStore,
  RadioGroup,
  storeChoice,
  storedChoice,
  useStore,
} from '#kit';
import { useIsKeptOffline } from './keep-offline.ts';

/** How text looks to whoever reads on this device. */
const SIZES = ['small', 'normal', 'large', 'larger'] as const;
const WIDTHS = ['narrow', 'normal', 'wide'] as const;
const FACES = ['plain', 'serif'] as const;

export interface Look {
  size: (typeof SIZES)[number];
  width: (typeof WIDTHS)[number];
  face: (typeof FACES)[number];
}

const KEY = 'kith.reading';
const AT_FIRST: Look = { size: 'normal', width: 'normal', face: 'plain' };

/** What was kept; whatever is no choice (any more) is as at first. */
export function lookOf(kept: string | null): Look {
  const [size, width, face] = (kept ?? '').split(' ');
  return {
    size: SIZES.find((one) => one === size) ?? AT_FIRST.size,
    width: WIDTHS.find((one) => one === width) ?? AT_FIRST.width,
    face: FACES.find((one) => one === face) ?? AT_FIRST.face,
  };
}

const look = createStore(lookOf(storedChoice(KEY)));

export const useLook = (): Look => useStore(look);

function change(fields: Partial<Look>): void {
  look.set((before) => ({ ...before, ...fields }));
  const { size, width, face } = look.get();
  storeChoice(KEY, `${size} ${width} ${face}`);
}

const choices = <Value extends string>(values: readonly Value[], words: Record<Value, string>) =>
  values.map((value) => ({ value, label: words[value] }));

const SIZE_CHOICES = choices(SIZES, {
  small: 'Small',
  normal: 'Normal',
  large: 'Large',
  larger: 'Larger',
});
const WIDTH_CHOICES = choices(WIDTHS, { narrow: 'Narrow', normal: 'Normal', wide: 'Wide' });
const FACE_CHOICES = choices(FACES, { plain: 'Plain', serif: 'Serif' });

/** Size, width and face of the text, kept on this device. */
export function LookChoice() {
  const [isOpen, setIsOpen] = useState(false);
  const { size, width, face } = useLook();
  const [isKept, setIsKept] = useIsKeptOffline();
  return (
    <>
      <Button size="s" aria-expanded={isOpen} onPress={() => setIsOpen(!isOpen)}>
        Look of the text
      </Button>
      {isOpen && (
        <div className="reader-look">
          <RadioGroup
            label="Size"
            look="segments"
            value={size}
            choices={SIZE_CHOICES}
            onChange={(to) => change({ size: to })}
          />
          <RadioGroup
            label="Width"
            look="segments"
            value={width}
            choices={WIDTH_CHOICES}
            onChange={(to) => change({ width: to })}
          />
          <RadioGroup
            label="Typeface"
            look="segments"
            value={face}
            choices={FACE_CHOICES}
            onChange={(to) => change({ face: to })}
          />
          <Checkbox
            label="Keep the latest 200 entries on this device, to read without a connection"
            isChecked={isKept}
            onChange={setIsKept}
          />
        </div>
      )}
    </>
  );
}
