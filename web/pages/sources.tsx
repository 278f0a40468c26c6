import { useSignals } from '../../src/consume/ui/use-signals.ts';
import { SourcesPage } from '../../src/sources/ui/sources-page.tsx';
import { IMPORT_ADDRESS } from './addresses.ts';

/** `/sources`: what is followed, how it is, and what of it one opens. */
export function Sources() {
  const signal = useSignals();
  return <SourcesPage importAddress={IMPORT_ADDRESS} alsoSaid={({ id }) => signal(id)} />;
}
