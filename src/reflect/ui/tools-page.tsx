import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, EmptyState, Link, List, Menu, Page } from '#kit';
import { call, Loaded, read, useUndoable } from '#web-api';
import { cellWords } from '../behaviours/cell-rules.ts';
import { kindNamed } from '../tools/catalogue-rules.ts';
import type { KitView, ToolView } from '../tools/schema.ts';
import { timesWords } from './map-picture.tsx';
import { ToolCells } from './tool-cells.tsx';
import { ToolDialog } from './tool-dialog.tsx';
import './tools.css';

const PATH = '/tools';

/** `/tools`: what one learns with, for which cell, and what else there is of the kind. */
export function ToolsPage() {
  const [editing, setEditing] = useState<ToolView | 'new' | null>(null);
  const query = useQuery(read<KitView>(PATH));
  return (
    <Page
      title="Tools"
      lede="What you learn with, in Kith and elsewhere, and for which of the twelve cells."
      above={<Link href="/map">Map</Link>}
      actions={<Button onPress={() => setEditing('new')}>Add a tool</Button>}
    >
      <Loaded query={query} lines={8} label="Loading your tools">
        {(kit) => (
          <>
            <Kit kit={kit} onChange={setEditing} onAdd={() => setEditing('new')} />
            <ToolCells kit={kit} />
          </>
        )}
      </Loaded>
      {editing && (
        <ToolDialog tool={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
    </Page>
  );
}

interface KitProps {
  kit: KitView;
  onChange: (tool: ToolView) => void;
  onAdd: () => void;
}

function Kit({ kit, onChange, onAdd }: KitProps) {
  const remove = useUndoable<ToolView, KitView>({
    path: PATH,
    apply: (before, tool) => ({
      ...before,
      tools: before.tools.filter(({ id }) => id !== tool.id),
    }),
    send: (tool) => call('DELETE', `${PATH}/${tool.id}`),
    undo: (tool) => call('POST', `${PATH}/${tool.id}/restore`),
    words: (tool) => `Taken out of your kit: ${tool.name}`,
  });
  return (
    <section className="tools">
      <h2>Your kit</h2>
      {kit.tools.length === 0 ? (
        <EmptyState
          title="No tool is named yet"
          action={<Button onPress={onAdd}>Add a tool</Button>}
        >
          Name what you learn with: where you search, keep, write, talk and publish. What you name
          when you add something by hand comes here too.
        </EmptyState>
      ) : (
        <List items={kit.tools} keyOf={(tool) => tool.id}>
          {(tool) => (
            <div className="tool">
              <div className="tool-words">
                <p>
                  {tool.url ? <Link href={tool.url}>{tool.name}</Link> : <b>{tool.name}</b>}{' '}
                  <span className="tool-kind">{kindNamed(tool.kind)?.name}</span>
                </p>
                <p className="tool-uses">{usesWords(tool)}</p>
              </div>
              <Menu
                label="More"
                aria-label={`More about ${tool.name}`}
                isBare
                tone="plain"
                size="s"
                items={[
                  { id: 'change', label: 'Change', onPress: () => onChange(tool) },
                  { id: 'remove', label: 'Take out of the kit', onPress: () => remove(tool) },
                ]}
              />
            </div>
          )}
        </List>
      )}
    </section>
  );
}

const CELLS_NAMED_MAX = 3;

/** What a tool was used for, most often first. */
function usesWords({ uses }: ToolView): string {
  if (uses.length === 0) return 'Not named yet with anything you did';
  const most = uses.toSorted((a, b) => b.count - a.count).slice(0, CELLS_NAMED_MAX);
  const named = most.map(
    (use) => `${cellWords(use).title.toLowerCase()} (${timesWords(use.count)})`,
  );
  const rest = uses.length - most.length;
  return `To ${named.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}
