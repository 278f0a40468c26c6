/** Reading what was written to do harm: whatever is in it, nobody but this Kith hears of it, and nothing of it runs. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { sanitise, shownHtml } from '#sources';
import { attacks } from '../hostile/attacks.ts';
import { beacons } from '../hostile/beacons.ts';
import type { Site } from '../invented/site.ts';
import { ask, bringIn } from './parts/prepare.ts';
import { setStage } from './parts/stage.ts';

const SPY = 'spy.example';
const PARAGRAPH = `<p>${'Plain words, that anybody may read, and then some more of them. '.repeat(10)}</p>`;
/** What is left open would hide what follows: it comes last. */
const SWALLOWS =
  /<(?:plaintext|xmp|textarea|title|noembed|noframes|listing|script|style|template|select|svg|math|iframe|object)\b|<!|<\?|["'`]\s*$/i;
const whole = [...attacks, ...beacons(SPY)].toSorted(
  (one, other) => Number(SWALLOWS.test(one)) - Number(SWALLOWS.test(other)),
);
const HARM = `${PARAGRAPH}${whole.join('</p></div>\n')}`;

/** Harms nobody: a chart, an icon, and a picture with a map of links. */
const DRAWN = `${PARAGRAPH}<p><svg viewBox="0 0 240 90"><rect x="20" y="30" width="60" height="40" style="fill:teal" />
  <text x="110" y="86">June</text></svg> <svg viewBox="0 0 24 24"><path d="M2 2h20v20z" /></svg></p>
  <img src="/plan.png" alt="" usemap="#plan"><map name="plan"><area href="/hall" alt="The hall"></map>`;

/** A link that would be as large as the page. */
const COVER = `${PARAGRAPH}<a href="https://evil.example/login"><svg viewBox="0 0 9 9" width="300" height="300"
  transform="scale(40)"><rect width="9" height="9" /><text>Go on</text></svg></a>`;

const TRAP: Site = {
  host: 'trap.example',
  name: 'Mallory Example',
  title: 'Notes <img src=x onerror=alert(1)>',
  about: `<img src="https://${SPY}/about" onerror="alert(1)">`,
  entries: [
    { title: 'A fair title', daysAgo: 1, text: 'Plain words.', html: HARM, article: HARM },
    {
      title: `<img src="https://${SPY}/title" onerror="alert(1)">`,
      daysAgo: 2,
      text: 'More words.',
    },
    { title: 'A fair drawing', daysAgo: 3, text: 'Drawn.', html: DRAWN },
    { title: 'A cover', daysAgo: 4, text: 'Covered.', html: COVER },
  ],
};

const GRAVE = /Content Security Policy|uncaught/;
/** A publisher's colours and sizes: let through, and taken off before anything is shown. */
const COLOURED = /^Applying inline style/;

/** Whatever this page asks of another host, and whatever of it runs. */
async function harmIn(page: Page, origin: string): Promise<string[]> {
  const harm: string[] = [];
  await page.route(
    (url) => url.origin !== origin && url.protocol.startsWith('http'),
    (route) => {
      harm.push(`asked ${route.request().url()}`);
      return route.abort();
    },
  );
  page.on('dialog', (dialog) => {
    harm.push(`ran ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('popup', (popup) => harm.push(`opened ${popup.url()}`));
  return harm;
}

/** What stands there and could still do something, as this browser reads it; also after it was read once more. */
const dangersIn = (page: Page, html: readonly string[]) =>
  page.evaluate((texts) => {
    const found: string[] = [];
    const look = (place: Element) => {
      for (const one of place.querySelectorAll('*')) {
        if (
          /^(?:script|style|link|meta|base|form|iframe|object|embed|template|foreignobject|use|image|animate\w*|set|handler)$/i.test(
            one.localName,
          )
        )
          found.push(`<${one.localName}>`);
        for (const { name, value } of one.attributes) {
          const plain = value.replace(/[\0-\x20\x7f-\xa0]/g, '');
          if (/^on/i.test(name) || /^(?:javascript|vbscript|data):/i.test(plain))
            found.push(`${name}=${value}`);
        }
      }
    };
    for (const text of texts) {
      const place = document.createElement('div');
      document.body.append(place);
      place.innerHTML = text;
      look(place);
      // What is written out and read again may become something else.
      const again = place.innerHTML;
      place.innerHTML = again;
      look(place);
      place.remove();
    }
    return found;
  }, html);

describe('What was written to do harm', () => {
  const stage = setStage((page) => bringIn(page, [TRAP]).then(() => {}), [TRAP]);

  it('asks nobody and runs nothing where it is listed, read, read whole and kept', async () => {
    stage.watch();
    const { page, kith } = stage;
    const harm = await harmIn(page, kith.origin);
    await page.goto('/stream?view=latest');
    const rows = page.getByRole('list', { name: 'Entries' }).getByRole('article');
    await expect.poll(() => rows.count()).toBe(4);
    await page.getByRole('link', { name: 'A fair title' }).click();
    const text = page.locator('.entry-text');
    await text.getByText('Plain words, that anybody may read').waitFor();
    await expect.poll(() => text.locator('img').count()).toBeGreaterThan(0);
    await page.keyboard.press('j');
    await page
      .getByRole('heading', { name: '<img src=', level: 1 })
      .or(page.getByText('More words.'))
      .first()
      .waitFor();
    const { id } = await ask<{ id: number }>(page, 'POST', '/keeps', {
      url: 'https://trap.example/a-fair-title',
    });
    await expect
      .poll(
        async () => (await ask<{ isFetching: boolean }>(page, 'GET', `/keeps/${id}`)).isFetching,
      )
      .toBe(false);
    await page.goto(`/library/${id}`);
    await text.getByText('Plain words, that anybody may read').waitFor();
    for (const address of ['/search?q=plain%20words', '/people', '/sources', '/library']) {
      await page.goto(address);
      await page.getByRole('heading', { level: 1 }).waitFor();
    }
    expect(harm).toEqual([]);
    // A policy that had to step in would say that something came this far.
    expect(stage.complaints.filter((words) => GRAVE.test(words) && !COLOURED.test(words))).toEqual(
      [],
    );
  });

  it('is harmless piece by piece in this browser, written out and read again', async () => {
    stage.watch();
    const { page, kith } = stage;
    const harm = await harmIn(page, kith.origin);
    await page.goto('/settings');
    const pieces = [...attacks, ...beacons(SPY)].map((one) =>
      shownHtml(kith.kith, 1, sanitise(one, 'https://trap.example/a')),
    );
    expect(await dangersIn(page, pieces)).toEqual([]);
    expect(harm).toEqual([]);
  });

  it('takes nothing along that harms nobody: drawings on white, the links of a map in words, no icons', async () => {
    const { page } = stage;
    await page.goto('/stream?view=latest');
    await page.getByRole('link', { name: 'A fair drawing' }).click();
    const drawing = page.locator('.entry-text svg');
    await drawing.getByText('June').waitFor();
    expect(await drawing.count()).toBe(1);
    expect((await drawing.boundingBox())?.width).toBe(240);
    const looks = await drawing.evaluate((one) => [
      getComputedStyle(one).backgroundColor,
      getComputedStyle(one.querySelector('rect') ?? one).fill,
    ]);
    expect(looks).toEqual(['rgb(255, 255, 255)', 'rgb(0, 128, 128)']);
    const place = page.locator('.entry-text').getByRole('link', { name: 'The hall' });
    expect(await place.getAttribute('href')).toBe('https://trap.example/hall');
  });

  it('draws nothing outside of its frame, also of what was stored when less was taken away', async () => {
    const { page } = stage;
    await page.goto('/stream?view=latest');
    await page.getByRole('link', { name: 'A cover' }).click();
    const drawing = page.locator('.entry-text svg');
    await drawing.getByText('Go on').waitFor({ state: 'attached' });
    const frame = await drawing.boundingBox();
    expect(frame?.width).toBe(300);
    const looks = await drawing.evaluate((one) => {
      one.setAttribute('transform', 'scale(40)');
      one.setAttribute('overflow', 'visible');
      return getComputedStyle(one).overflow;
    });
    expect(looks).toBe('hidden');
    expect(await drawing.boundingBox()).toEqual(frame);
  });

  it('would be held back by the policy of the page, had it got through', async () => {
    stage.watch();
    const { page, kith } = stage;
    const harm = await harmIn(page, kith.origin);
    await page.goto('/settings');
    const refused = await page.evaluate((host) => {
      const refused = new Set<string>();
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
        refused.add(effectiveDirective),
      );
      const place = document.createElement('div');
      document.body.append(place);
      place.innerHTML = `<img src="https://${host}/a"><video src="https://${host}/b" preload="auto"></video>
        <iframe src="https://${host}/c"></iframe><object data="https://${host}/d"></object>
        <link rel="stylesheet" href="https://${host}/e"><p style="background:url(https://${host}/f)">x</p>
        <base href="https://${host}/"><p onclick="alert(1)" id="clicked">x</p>`;
      document.querySelector<HTMLElement>('#clicked')?.click();
      const script = document.createElement('script');
      script.src = `https://${host}/g`;
      document.body.append(script);
      void fetch(`https://${host}/h`).catch(() => {});
      return new Promise<string[]>((resolve) =>
        setTimeout(() => resolve([...refused].toSorted()), 300),
      );
    }, SPY);
    stage.complaints.length = 0;
    expect(harm).toEqual([]);
    expect(refused).toEqual(
      expect.arrayContaining([
        'base-uri',
        'connect-src',
        'frame-src',
        'img-src',
        'media-src',
        'object-src',
        'script-src-attr',
        'script-src-elem',
        'style-src-elem',
      ]),
    );
  });
});
