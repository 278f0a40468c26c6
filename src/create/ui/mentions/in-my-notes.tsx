import { useQuery } from '@tanstack/react-query';
import { Fold } from '#kit';
import { read } from '#web-api';
import { isOneWord } from '../../links/mention-rules.ts';
import type { Mentions } from '../../links/schema.ts';
import { LinkIt, MentionList } from './mention-lists.tsx';

interface InMyNotesProps {
  /** `people`, as its address begins. */
  things: 'people' | 'goals' | 'places' | 'entries';
  id: number;
}

/** Which notes link to somebody or something, and which speak of it. Nothing while there are none. */
export function InMyNotes({ things, id }: InMyNotesProps) {
  const path = `/${things}/${id}/mentions`;
  const found = useQuery(read<Mentions>(path)).data;
  if (!found || found.backlinks.length + found.mentions.length === 0) return null;
  const { title, link, backlinks, mentions } = found;
  const of = { title, link, isExact: things === 'people' && isOneWord(title) };
  return (
    <Fold id={`${things}-notes`} title="In your notes">
      <div className="in-my-notes">
        {backlinks.length > 0 && <MentionList mentions={backlinks} />}
        {mentions.length > 0 && (
          <>
            <h3>Mentioned without a link</h3>
            <MentionList
              mentions={mentions}
              act={(mention) => <LinkIt mention={mention} of={of} path={path} />}
            />
          </>
        )}
      </div>
    </Fold>
  );
}
