import { SourcesPage } from '../../src/sources/ui/sources-page.tsx';
import { IMPORT_ADDRESS } from './addresses.ts';

/** `/sources`: what is followed, and how it is. */
export const Sources = () => <SourcesPage importAddress={IMPORT_ADDRESS} />;
