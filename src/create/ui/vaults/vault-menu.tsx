import { Menu, useGo } from '#kit';

const EXPORT = '/api/v1/notes/export.zip';

interface VaultMenuProps {
  /** What the list is narrowed to; the export can be too. */
  goalId: string | null;
  tag: string | null;
}

/** What goes in and out beside writing: notes from elsewhere, and all of them as files. */
export function VaultMenu({ goalId, tag }: VaultMenuProps) {
  const go = useGo();
  const scope = new URLSearchParams();
  if (goalId !== null) scope.set('goalId', goalId);
  if (tag !== null) scope.set('tag', tag);
  // The answer is a file, which the browser keeps without leaving the page.
  const keep = (address: string) => window.location.assign(address);
  return (
    <Menu
      label="More"
      tone="plain"
      items={[
        { id: 'bring-in', label: 'Bring in notes', onPress: () => go('/notes/import') },
        {
          id: 'export',
          label: 'Export all as Markdown',
          startsGroup: true,
          onPress: () => keep(EXPORT),
        },
        ...(scope.size > 0
          ? [
              {
                id: 'export-some',
                label: goalId === null ? 'Export this tag' : 'Export this goal’s notes',
                onPress: () => keep(`${EXPORT}?${scope}`),
              },
            ]
          : []),
      ]}
    />
  );
}
