import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';
import { useEdges } from './use-edges.ts';

export interface Tab {
  id: string;
  label: string;
  /** A number beside the label, such as how many are in it. */
  count?: number | undefined;
  content: () => ReactNode;
}

export interface TabsProps {
  label: string;
  tabs: readonly Tab[];
  /** The id of the tab in front; keep it in the address with `useAddressValue`. */
  value: string;
  onChange: (id: string) => void;
}

/** Several panels of which one is seen. Arrow keys, Home and End go through the tabs. */
export function Tabs({ label, tabs, value, onChange }: TabsProps) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const at = Math.max(
    0,
    tabs.findIndex((tab) => tab.id === value),
  );
  const current = tabs[at];
  useEdges(list, value);
  const onKeyDown = (event: KeyboardEvent) => {
    const last = tabs.length - 1;
    const targets: Record<string, number> = {
      ArrowLeft: at === 0 ? last : at - 1,
      ArrowRight: at === last ? 0 : at + 1,
      Home: 0,
      End: last,
    };
    const target = targets[event.key];
    const tab = target === undefined ? undefined : tabs[target];
    if (target === undefined || !tab) return;
    event.preventDefault();
    onChange(tab.id);
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[target]?.focus();
  };
  return (
    <div className="tabs">
      <div className="tabs-list fading-row" role="tablist" aria-label={label} ref={list}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            className="tab"
            id={`${id}-t-${tab.id}`}
            aria-selected={tab === current}
            aria-controls={tab === current ? `${id}-p-${tab.id}` : undefined}
            tabIndex={tab === current ? 0 : -1}
            onKeyDown={onKeyDown}
            onClick={() => onChange(tab.id)}
          >
            {tab.label}
            {tab.count !== undefined && (
              <span className="tab-count">{tab.count.toLocaleString('en')}</span>
            )}
          </button>
        ))}
      </div>
      {current && (
        <div
          role="tabpanel"
          className="tab-panel"
          id={`${id}-p-${current.id}`}
          aria-labelledby={`${id}-t-${current.id}`}
        >
          {current.content()}
        </div>
      )}
    </div>
  );
}
