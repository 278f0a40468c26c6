const WAYS = [
  {
    title: 'Obsidian, Logseq, or any folder of Markdown',
    where:
      'Choose the folder itself, the vault, with all that is in it. Folders, front matter, [[links]], ![[pictures]] and #tags are understood.',
  },
  {
    title: 'Notion',
    where:
      'Settings → General → Export all workspace content, as “Markdown & CSV”, with subpages. Notion sends a .zip; choose it as it is. Databases become notes with a table.',
  },
  {
    title: 'Evernote',
    where:
      'Select notes or a notebook, then File → Export notes…, as ENEX. One .enex file for each notebook; bring them in one after the other.',
  },
  {
    title: 'Another Kith',
    where:
      'There: Notes → Export as Markdown. The .zip comes in with everything that the files carry, and what you have already is known again.',
  },
];

/** Where each kind of export is to be had. */
export function VaultWays() {
  return (
    <section className="vault-ways" aria-labelledby="vault-ways">
      <h2 id="vault-ways">Where to find them</h2>
      <ul>
        {WAYS.map(({ title, where }) => (
          <li key={title}>
            <h3>{title}</h3>
            <p>{where}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
