/** What a model makes of a text, through the API and over real HTTP to one on loopback. */
import { describe, expect, it } from 'vitest';
import { inCapitals } from '../../../test/machine-api.ts';
import { HTML, KEY, machineStage } from '../../../test/machine-stage.ts';

describe('machine text', () => {
  const on = machineStage('sqlite');
  const { agree, change, made, texts } = on;

  it('translates words and leaves links, code and structure as they are', async () => {
    await agree();
    const done = await made('translation');
    expect(done).toMatchObject({ state: 'done', title: 'ON ROLLBACKS', note: null });
    expect(done?.html).toBe(
      '<h2>WHY DRILLS</h2><p>REHEARSE <a href="https://ines.example/why">A ROLLBACK</a> WITH <code>kith undo</code>.</p><pre>do not touch</pre><p>THEN REST.</p>',
    );
    expect(on.api.asked.map(({ material }) => material).join()).not.toContain('do not touch');
  });

  it('has the title as words, whatever signs are in it', async () => {
    await change(HTML, 'Rye & <b> loaves');
    await agree();
    expect(await made('translation')).toMatchObject({ title: 'RYE & <B> LOAVES' });
  });

  it('shows only text and what was there before, whatever the model writes', async () => {
    await agree();
    const hostile =
      '<script>steal()</script><img src="https://spy.example/x.png" onerror="steal()"><a href="javascript:steal()">x</a>';
    on.api.writes(() => `- ${hostile}`);
    const summary = await made('summary');
    expect(summary?.html).not.toMatch(/<(?!\/?(?:ul|li)>)/);
    on.api.writes(({ material }) => inCapitals(material).replace('THEN REST.', `REST ${hostile}`));
    const done = await made('translation');
    expect(done?.html).not.toMatch(
      /<(?!\/?(?:h2|p|pre|code|a)(?: href="https:\/\/ines\.example\/why")?>)/,
    );
    expect(done?.html).toContain('&lt;script&gt;steal()');
    expect(done?.html).toContain('<a href="https://ines.example/why">A ROLLBACK</a>');
  });

  it('leaves a paragraph as it was where the answer cannot be used, and says how many', async () => {
    await agree();
    on.api.writes(({ material }) => inCapitals(material).replace(/<\/?x1>/g, ''));
    const done = await made('translation');
    expect(done?.html).toContain('<p>Rehearse <a href="https://ines.example/why">a rollback</a>');
    expect(done?.html).toContain('<p>THEN REST.</p>');
    expect(done?.note).toContain('One passage is as before');
    on.api.writes(() => 'Sorry, I cannot do that.');
    expect(await made('translation', { isAnew: true })).toMatchObject({
      state: 'failed',
      problem: expect.stringContaining('could not be used'),
    });
  });

  it('is not shown any more once the text is another, and is made anew', async () => {
    await agree();
    await made('summary');
    await change('<p>Something else now.</p>');
    expect(await texts()).toMatchObject([{ state: 'done', isOutdated: true, html: '' }]);
    expect(await made('summary')).toMatchObject({ isOutdated: false });
    expect((await texts())[0]?.html).toContain('Something else');
    expect(await texts()).toHaveLength(1);
  });

  it('cuts what is too long at the end of a sentence, and says so', async () => {
    await change(`<p>${'A sentence of some words. '.repeat(1_500)}</p>`);
    await agree();
    const summary = await made('summary');
    expect(summary?.note).toMatch(/of its first 2\d,\d{3} characters/);
    expect(on.api.asked[0]?.material.length).toBeLessThan(24_100);
    expect(on.api.asked[0]?.material).toMatch(/words\.\n<\/text>$/);
    await change(`<p>${'Words and words. '.repeat(100)}</p>`.repeat(45));
    const done = await made('translation');
    expect(done?.note).toContain('the end is as it was');
    expect(done?.html).toMatch(/^<p>WORDS AND[\s\S]*Words and words\. <\/p>$/);
    expect(on.api.asked.length).toBeLessThan(40);
  });

  it('translates a paragraph that is longer than a request, a few sentences at a time, and loses nothing of it', async () => {
    const sentence = 'It says <em>a few</em> words &amp; ends. ';
    const html = `<p>${sentence.repeat(250)}<a href="https://ines.example/">${'Here, too. '.repeat(300)}</a></p>`;
    await change(html);
    await agree();
    const done = await made('translation');
    expect(done).toMatchObject({ state: 'done', note: null });
    expect(done?.html).toBe(
      `<p>${'IT SAYS <em>A FEW</em> WORDS &amp; ENDS. '.repeat(250)}<a href="https://ines.example/">${'HERE, TOO. '.repeat(300)}</a></p>`,
    );
    const asked = on.api.asked.map(({ material }) => material);
    expect(Math.max(...asked.map(({ length }) => length))).toBeLessThan(2_600);
    for (const passage of asked.join('').matchAll(/<s\d+>([\s\S]*?)<\/s\d+>/g))
      expect(passage[1]).toMatch(/^(?:On rollbacks|(?:It|Here)[\s\S]*\.)$/);
  });

  it.each([
    [401, {}, 'does not take the key (401); look at KITH_MACHINE_KEY'],
    [404, {}, 'look at KITH_MACHINE_URL and KITH_MACHINE_MODEL'],
    [500, {}, 'answered with status 500'],
    [429, { 'retry-after': '90' }, 'left alone for 2 minutes'],
  ])('says what a model that answers %i means', async (status, headers, said) => {
    await agree();
    on.api.refuses(status, headers, { error: { message: `<b>${KEY}</b>` } });
    const failed = await made('translation');
    expect(failed).toMatchObject({ state: 'failed', html: '' });
    expect(failed?.problem).toContain(said);
    expect(failed?.problem).not.toContain(KEY);
    on.api.refuses(null);
    if (status === 429) {
      // It is left alone for as long as it asked.
      expect((await made('translation'))?.state).toBe('failed');
      expect(on.api.asked).toHaveLength(1);
      on.world.advance(91_000);
    }
    expect(await made('translation')).toMatchObject({ state: 'done', problem: null });
  });

  it('goes on where a translation failed, without sending again what is there', async () => {
    const part = (n: number) => `<p>${`Part ${n}. `.repeat(150)}</p>`;
    await change([0, 1, 2, 3].map(part).join(''));
    await agree();
    on.api.writes((asked) => {
      if (asked.material.includes('Part 2')) on.api.refuses(503);
      return inCapitals(asked.material);
    });
    expect(await made('translation')).toMatchObject({ state: 'failed' });
    const before = on.api.asked.length;
    on.api.refuses(null);
    on.api.writes(null);
    expect(await made('translation')).toMatchObject({ state: 'done' });
    expect(
      on.api.asked.slice(before).filter(({ material }) => material.includes('Part 0')),
    ).toEqual([]);
  });

  it('takes nothing that came of one text for another’s, though that one failed, too', async () => {
    const part = (word: string) =>
      [0, 1, 2, 3].map((n) => `<p>${`${word} ${n}. `.repeat(150)}</p>`).join('');
    await change(part('Old'));
    await agree();
    on.api.writes((asked) => {
      if (asked.material.includes('Old 2')) on.api.refuses(503);
      return inCapitals(asked.material);
    });
    expect(await made('translation')).toMatchObject({ state: 'failed' });
    // It is another between the asking and the making, which waits behind a summary, and the model still gives nothing.
    const release = on.api.holds();
    const before = on.api.asked.length;
    expect((await on.want('summary')).status).toBe(202);
    await expect.poll(() => on.api.asked.length, { timeout: 30_000 }).toBe(before + 1);
    expect((await on.want('translation')).status).toBe(202);
    await change(part('New'));
    release();
    await on.world.settle();
    expect((await texts()).map(({ state }) => state)).toEqual(['failed', 'failed']);
    on.api.refuses(null);
    on.api.writes(null);
    const done = await made('translation');
    expect(done?.html).toContain('NEW 0');
    expect(done?.html).not.toMatch(/old/i);
  });
});
