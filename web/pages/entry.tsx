import { openCapture } from '../../src/create/ui/capture/open-capture.ts';
import { NotesOfEntry } from '../../src/create/ui/list/notes-of-entry.tsx';
import { InMyNotes } from '../../src/create/ui/mentions/in-my-notes.tsx';
import { EntryPage as PlainEntryPage } from '../../src/sources/ui/entry-page.tsx';
import { Button, Link, Why } from '../kit/index.ts';

/** `/entries/$entryId`: the entry, and what one makes of it. */
export const EntryPage = () => (
  <PlainEntryPage
    make={({ id, title }) => (
      <section className="entry-make" aria-labelledby="entry-make">
        <h2 id="entry-make">What do you take from it?</h2>
        <div className="entry-make-ways">
          <Button
            onPress={() =>
              openCapture({ entryId: id, capturedAs: 'reading', about: `From “${title}”` })
            }
          >
            Keep what I took from this
          </Button>
          <Link href={`/notes/new?entry=${id}`} look="button">
            In my own words
          </Link>
        </div>
        <Why of="bisra-2018" about="writing in your own words" />
        <NotesOfEntry entryId={id} />
        <InMyNotes things="entries" id={id} />
      </section>
    )}
  />
);
