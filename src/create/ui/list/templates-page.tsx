import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Badge, Button, EmptyState, Link, List, Page } from '#kit';
import { Loaded, read } from '#web-api';
import type { TemplateView } from '../../templates/schema.ts';
import { plainSnippet } from './plain-snippet.ts';
import { TemplateDialog } from './template-dialog.tsx';
import { TEMPLATES, type Templates, useTemplateRemoval } from './use-templates.ts';
import './notes.css';

/** `/notes/templates`: what notes can begin with. */
export function TemplatesPage() {
  const query = useQuery(read<Templates>(TEMPLATES));
  const [open, setOpen] = useState<TemplateView | 'new' | null>(null);
  return (
    <Page
      title="Templates"
      above={<Link href="/notes">Notes</Link>}
      lede="What a note can begin with: headings, questions to yourself, tags."
      width="reading"
      actions={
        <Button tone="primary" onPress={() => setOpen('new')}>
          New template
        </Button>
      }
    >
      <Loaded query={query} lines={4} label="Loading the templates">
        {({ templates }) =>
          templates.length === 0 ? (
            <Empty />
          ) : (
            <TemplateLines templates={templates} onOpen={setOpen} />
          )
        }
      </Loaded>
      {open !== null && (
        <TemplateDialog template={open === 'new' ? null : open} onClose={() => setOpen(null)} />
      )}
    </Page>
  );
}

const Empty = () => (
  <EmptyState title="No templates yet">
    Make one for what you write again and again: a talk, a talk with somebody, a day. {'{{date}}'}{' '}
    and {'{{title}}'} are filled in when a note begins with it.
  </EmptyState>
);

function TemplateLines(props: {
  templates: TemplateView[];
  onOpen: (template: TemplateView) => void;
}) {
  const remove = useTemplateRemoval();
  return (
    <List items={props.templates} keyOf={(template) => template.id} label="Templates">
      {(template) => (
        <div className="template-line">
          <span className="note-line-title">
            {template.name} {template.isDaily && <Badge>For each day</Badge>}
          </span>
          <span className="template-actions">
            <Button size="s" onPress={() => props.onOpen(template)}>
              Change<span className="visually-hidden">{` “${template.name}”`}</span>
            </Button>
            <Button size="s" tone="plain" onPress={() => remove(template)}>
              Remove<span className="visually-hidden">{` “${template.name}”`}</span>
            </Button>
          </span>
          <span className="note-line-snippet">{plainSnippet(template.text.slice(0, 300))}</span>
        </div>
      )}
    </List>
  );
}
