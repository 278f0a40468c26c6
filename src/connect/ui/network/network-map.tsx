import { useEffect, useRef, useState } from 'react';
import { Button } from '#kit';
import { type DrawnMap, drawNetwork } from './draw.ts';
import type { Shape } from './shape.ts';

interface NetworkMapProps {
  shape: Shape;
  picked: number | null;
  only: ReadonlySet<number> | null;
  onPick: (personId: number | null) => void;
}

/** The network as a picture. The table says the same, so the picture is one for screen readers too. */
export default function NetworkMap({ shape, picked, only, onPick }: NetworkMapProps) {
  const host = useRef<HTMLDivElement>(null);
  const drawn = useRef<DrawnMap>(undefined);
  const [isPossible, setPossible] = useState(true);
  const scheme = useScheme();
  // biome-ignore lint/correctness/useExhaustiveDependencies: in another light it is drawn anew.
  useEffect(() => {
    if (!host.current) return;
    try {
      drawn.current = drawNetwork({ host: host.current, shape, onPick });
    } catch {
      // Without WebGL there is the table.
      setPossible(false);
    }
    return () => {
      drawn.current?.close();
      drawn.current = undefined;
    };
  }, [shape, onPick, scheme]);
  useEffect(() => {
    if (picked === null) drawn.current?.only(only);
    else drawn.current?.pick(picked);
  }, [picked, only]);
  if (!isPossible) {
    return (
      <p className="network-soft">This browser draws no map. The table below says the same.</p>
    );
  }
  return (
    <div className="network-map">
      <div
        ref={host}
        className="network-canvas"
        role="img"
        aria-label="Map of your network; the table below says the same"
      />
      <div className="network-zoom">
        <Button size="s" aria-label="Closer" onPress={() => drawn.current?.zoom('in')}>
          +
        </Button>
        <Button size="s" aria-label="Further away" onPress={() => drawn.current?.zoom('out')}>
          −
        </Button>
        <Button size="s" onPress={() => drawn.current?.zoom('all')}>
          All
        </Button>
      </div>
    </div>
  );
}

/** Changes with light and dark, so that the colours are read anew. */
function useScheme(): boolean {
  const [isDark, setDark] = useState(() => matchMedia('(prefers-color-scheme: dark)').matches);
  useEffect(() => {
    const media = matchMedia('(prefers-color-scheme: dark)');
    const onChange = () => setDark(media.matches);
    media.addEventListener('change', onChange);
    return () => media.removeEventListener('change', onChange);
  }, []);
  return isDark;
}
