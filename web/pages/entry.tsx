import { EntryMenu } from '../../src/consume/ui/calm/entry-menu.tsx';
import { EntryMoves } from '../../src/consume/ui/entry-moves.tsx';
import { KeepEntry } from '../../src/consume/ui/library/keep-entry.tsx';
import { Reader } from '../../src/consume/ui/reader/reader.tsx';
import { openCapture } from '../../src/create/ui/capture/open-capture.ts';
import { loadMaths } from '../../src/create/ui/formulas.ts';
import { NotesOfEntry } from '../../src/create/ui/list/notes-of-entry.tsx';
import { InMyNotes } from '../../src/create/ui/mentions/in-my-notes.tsx';
import { EntryPage as PlainEntryPage } from '../../src/sources/ui/entry-page.tsx';
import { EntryText } from '../../src/sources/ui/entry-text.tsx';
import { Button, Link, useAddressPart, Why } from '../kit/index.ts';

/** `/entries/$entryId`. */
export const EntryPage = () => <EntryToRead entryId={useAddressPart('entryId')} />;

/** The entry, and what one makes of it. */
export const EntryToRead = ({ entryId }: { entryId: string | number }) => (
  <PlainEntryPage
    entryId={entryId}
    reader={(entry) => (
      <Reader
        entry={entry}
        text={(html, language) => (
          <EntryText
            html={html}
            language={language ?? entry.language}
            player={language ? null : entry.url}
            maths={loadMaths}
          />
        )}
      />
    )}
    make={({ id, title, url, source }) => (
      <>
        <section className="entry-make" aria-labelledby="entry-make">
          <h2 id="entry-make">What do you take from it?</h2>
          <div className="entry-make-ways">
            <KeepEntry entry={{ id, title }} />
            <Button
              onPress={() =>
                openCapture({ entryId: id, capturedAs: 'thought', about: `From “${title}”` })
              }
            >
              Capture
            </Button>
            <Link href={`/notes/new?entry=${id}`} look="button">
              In my own words
            </Link>
            <EntryMenu entry={{ id, title, source }} size="m" />
          </div>
          <Why of="bisra-2018" about="writing in your own words" />
          <NotesOfEntry entryId={id} />
          <InMyNotes things="entries" id={id} />
        </section>
        <EntryMoves entry={{ id, url }} />
      </>
    )}
  />
);
