import { useQuery } from '@tanstack/react-query';
import { Peers } from '../../src/connect/ui/peers/peers.tsx';
import { JoinOffer, OwnOffer } from '../../src/members/ui/own-offer.tsx';
import { Loaded, read, useMember } from '../api/index.ts';
import { EmptyState, Link, Page } from '../kit/index.ts';

type Offer = Parameters<typeof OwnOffer>[0]['offer'];
interface OfferState {
  offer: Offer | null;
  hasOthers: boolean;
}

/** `/peers`: members of this Kith who agreed to be found by each other. */
export function PeersPage() {
  const query = useQuery(read<OfferState>('/offer'));
  return (
    <Page
      title="Peers"
      lede="Members of this Kith who agreed to help each other: what you can ask them, and what they can ask you."
      width="reading"
    >
      <div className="asks">
        <Loaded query={query} lines={6} label="Looking whether you can be found">
          {({ offer, hasOthers }) =>
            offer !== null ? (
              <>
                <Peers />
                <OwnOffer offer={offer} />
              </>
            ) : hasOthers ? (
              <JoinOffer />
            ) : (
              <Alone />
            )
          }
        </Loaded>
      </div>
    </Page>
  );
}

function Alone() {
  const { isHost } = useMember();
  return (
    <EmptyState
      title="You are the only member of this Kith"
      action={
        isHost ? (
          <Link href="/settings" look="primary">
            Invite somebody
          </Link>
        ) : undefined
      }
    >
      When others have an account here, you can say what you may be asked about and find what they
      know.
    </EmptyState>
  );
}
