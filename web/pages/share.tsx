import { SharePage as WrittenShare } from '../../src/contribute/ui/share-page.tsx';
import { Prose } from '../../src/create/ui/prose.tsx';

/** `/notes/$noteId/share`: a version of a private note for others, and how they will read it. */
export function SharePage() {
  return <WrittenShare preview={(text) => <Prose markdown={text} />} />;
}
