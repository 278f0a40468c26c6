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

function change<Part extends keyof Look>(part: Part, to: Look[Part]): void {
  look.set((before) => ({ ...before, [part]: to }));
  const { size, width, face } = look.get();
  storeChoice(KEY, `${size} ${width} ${face}`);
}

/** Opens the choice of how the text looks. */
export function LookChoice() {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button size="s" aria-expanded={isOpen} onPress={() => setIsOpen(!isOpen)}>
        Look of the text
      </Button>
      {isOpen && <LookPanel />}
    </>
  );
}

/** Size, width and face of the text, kept on this device. `onDone` where no button stands above it. */
export function LookPanel({ onDone }: { onDone?: () => void }) {
  const [isKept, setIsKept] = useIsKeptOffline();
  return (
    <div className="reader-look">
      <PartChoice label="Size" part="size" values={SIZES} words={SIZE_WORDS} />
      <PartChoice label="Width" part="width" values={WIDTHS} words={WIDTH_WORDS} />
      <PartChoice label="Typeface" part="face" values={FACES} words={FACE_WORDS} />
      <Checkbox
        label="Keep the latest 200 entries on this device, to read without a connection"
        isChecked={isKept}
        onChange={setIsKept}
      />
      {onDone && (
        <Button size="s" onPress={onDone}>
          Done
        </Button>
      )}
    </div>
  );
}

const SIZE_WORDS = { small: 'Small', normal: 'Normal', large: 'Large', larger: 'Larger' };
const WIDTH_WORDS = { narrow: 'Narrow', normal: 'Normal', wide: 'Wide' };
const FACE_WORDS = { plain: 'Plain', serif: 'Serif' };

interface PartChoiceProps<Part extends keyof Look> {
  label: string;
  part: Part;
  values: readonly Look[Part][];
  words: Record<Look[Part], string>;
}

function PartChoice<Part extends keyof Look>(props: PartChoiceProps<Part>) {
  const { label, part, values, words } = props;
  return (
    <RadioGroup
      label={label}
      look="segments"
      value={useLook()[part]}
      choices={values.map((value) => ({ value, label: words[value] }))}
      onChange={(to) => change(part, to)}
    />
  );
}
