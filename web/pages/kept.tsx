import { KeepPage } from '../../src/consume/ui/library/keep-page.tsx';
import { EntryText } from '../../src/sources/ui/entry-text.tsx';

/** `/library/$keepId`: what one keeps, its text shown as that of entries is. */
export const KeptPage = () => (
  <KeepPage text={(html, language) => <EntryText html={html} language={language ?? null} />} />
);
