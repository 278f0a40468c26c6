import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { Button } from '#kit';
import { type DrawnMap, drawNetwork } from './draw.ts';
import { beside, type PlacedPerson, type Shape } from './shape.ts';

interface NetworkMapProps {
  shape: Shape;
  /** Those through whom the keys go, in the table's order. */
  people: readonly PlacedPerson[];
  picked: number | null;
  only: ReadonlySet<number> | null;
  onPick: (personId: number | null) => void;
}

/** The network as a picture, moved and gone through by keys too. The table says the same in words. */
export default function NetworkMap({ shape, people, picked, only, onPick }: NetworkMapProps) {
  const host = useRef<HTMLDivElement>(null);
  const drawn = useRef<DrawnMap>(undefined);
  const [isPossible, setPossible] = useState(true);
  const [isLaidOut, setLaidOut] = useState(false);
  const scheme = useScheme();
  const helpId = useId();
  // biome-ignore lint/correctness/useExhaustiveDependencies: in another light it is drawn anew.
  useEffect(() => {
    if (!host.current) return;
    try {
      const onLaidOut = () => setLaidOut(true);
      drawn.current = drawNetwork({ host: host.current, shape, onPick, onLaidOut });
    } catch {
      // Without WebGL there is the table.
      setPossible(false);
    }
    return () => {
      drawn.current?.close();
      drawn.current = undefined;
      setLaidOut(false);
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
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || !drawn.current) return;
    const go = (step: 1 | -1) => {
      const next = beside(people, picked, step);
      if (!next) return;
      onPick(next.id);
      drawn.current?.lookAt(next.id);
    };
    const act = KEYS[event.key];
    if (!act) return;
    act(drawn.current, { go, letGo: () => onPick(null) });
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="network-map" data-laid-out={isLaidOut || undefined}>
      {/* biome-ignore-start lint/a11y/noNoninteractiveTabindex: a map is moved by keys, as by a pointer. */}
      <div
        ref={host}
        className="network-canvas"
        // An image that takes keys: what it shows stands in the table.
        role="application"
        tabIndex={0}
        aria-label="Map of your network; the table below says the same"
        aria-describedby={helpId}
        onKeyDown={onKeyDown}
      />
      {/* biome-ignore-end lint/a11y/noNoninteractiveTabindex: see above. */}
      <p id={helpId} className="network-keys by-key">
        Arrow keys move the map, + and − come closer and go away, 0 shows all; N and P go from
        person to person, Escape lets go.
      </p>
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

interface Going {
  go: (step: 1 | -1) => void;
  letGo: () => void;
}
/** What each key does; a key that is none of these goes its usual way. */
const KEYS: Record<string, (map: DrawnMap, going: Going) => void> = {
  ArrowLeft: (map) => map.move(-1, 0),
  ArrowRight: (map) => map.move(1, 0),
  ArrowUp: (map) => map.move(0, -1),
  ArrowDown: (map) => map.move(0, 1),
  '+': (map) => map.zoom('in'),
  '=': (map) => map.zoom('in'),
  '-': (map) => map.zoom('out'),
  '0': (map) => map.zoom('all'),
  n: (_map, { go }) => go(1),
  p: (_map, { go }) => go(-1),
  Escape: (_map, { letGo }) => letGo(),
};

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
