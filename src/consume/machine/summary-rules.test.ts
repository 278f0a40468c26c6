import { describe, expect, it } from 'vitest';
import { cutAtSentence, summaryHtml } from './summary-rules.ts';

describe('cutAtSentence', () => {
  it('leaves what fits, and cuts the rest at the end of a sentence', () => {
    expect(cutAtSentence('One. Two.', 20)).toEqual({ text: 'One. Two.', isCut: false });
    const cut = cutAtSentence('One is here. Two is there. Three is not said', 30);
    expect(cut).toEqual({ text: 'One is here. Two is there.', isCut: true });
    expect(cutAtSentence('字'.repeat(50), 30).text).toHaveLength(30);
  });
});

describe('summaryHtml', () => {
  it('makes paragraphs and a list of lines, and text of all else', () => {
    expect(summaryHtml('# It is **so**.\n\n- one\n* two\n\nAnd <b>more</b> & so on')).toBe(
      '<p>It is so.</p><ul><li>one</li><li>two</li></ul><p>And &lt;b&gt;more&lt;/b&gt; &amp; so on</p>',
    );
  });
});
