import { useLayoutEffect, useRef } from 'react';
import { ByKey, Card, Link, Page, toast } from '../kit/index.ts';
import { Copyable } from './copyable.tsx';
import './settings.css';

/** An address holds no more: servers refuse longer ones. In whole signs, as half of one cannot be part of an address. */
const SELECTED_CHARS_MAX = 800;

/** What a bookmark of the browser does: it opens this Kith with the address of the page, and what is selected on it. */
const bookmarklet = (origin: string): string =>
  `javascript:void(open(${JSON.stringify(`${origin}/share?url=`)}+encodeURIComponent(location.href)+'&title='+encodeURIComponent(document.title)+'&text='+encodeURIComponent([...String(getSelection())].slice(0,${SELECTED_CHARS_MAX}).join(''))))`;

/** `/settings/keeping`: the ways to keep a page, from wherever one reads. */
export function WaysToKeepPage() {
  const { origin } = window.location;
  return (
    <Page
      title="Ways to keep a page"
      width="reading"
      above={<Link href="/settings">Settings</Link>}
      lede="From wherever you read, into your library."
    >
      <div className="settings">
        <Card title="In Kith">
          <p className="settings-words">
            Press “Keep”
            <ByKey>
              {' or '}
              <kbd>s</kbd>
            </ByKey>{' '}
            in the stream or on an entry. In the library, “Keep a page” takes any address, of a PDF
            too, or a PDF file; or drop the file there.
          </p>
        </Card>
        <Card title="A bookmark in your browser">
          <p className="settings-words">
            Drag this to your row of bookmarks. On any page, press it; what is selected there begins
            what you take from it.
          </p>
          <p>
            <Draggable address={bookmarklet(origin)} />
          </p>
          <Copyable
            label="Or make a bookmark with this as its address"
            text={bookmarklet(origin)}
          />
        </Card>
        <Card title="The share menu of your phone">
          <p className="settings-words">
            Open Kith in the phone’s browser and choose “Add to home screen” or “Install”. Then Kith
            stands where you share: a page is kept, words without an address are captured.
          </p>
        </Card>
        <Card title="The command and the API">
          <p className="settings-words">
            <code>kith keep https://… --takeaway “…” --tag drills</code> where Kith runs. Programs
            send <code>POST /api/v1/keeps</code> with a token from{' '}
            <Link href="/settings">Settings</Link>.
          </p>
        </Card>
        <Card title="What you kept elsewhere">
          <p className="settings-words">
            Bookmarks and the lists of other programs{' '}
            <Link href="/library/import">come in here</Link>, and your library goes out there too.
          </p>
        </Card>
      </div>
    </Page>
  );
}

/** React leaves out addresses that are scripts, as it should; this one is ours, and only to be dragged. */
function Draggable({ address }: { address: string }) {
  const link = useRef<HTMLAnchorElement>(null);
  useLayoutEffect(() => link.current?.setAttribute('href', address), [address]);
  return (
    <a
      ref={link}
      className="button"
      data-tone="quiet"
      href="/settings/keeping"
      onClick={(event) => {
        event.preventDefault();
        toast('Drag it to your row of bookmarks; it works from there.');
      }}
    >
      Keep in Kith
    </a>
  );
}
