import { FoundPlaces } from '../../src/finding/ui/places/found-places.tsx';
import { PlacesPage as PlacesFrame } from '../../src/people/ui/places/places-page.tsx';

/** `/places`: the member's places, and where the people for their goals gather. */
export const PlacesPage = () => <PlacesFrame found={<FoundPlaces />} />;
