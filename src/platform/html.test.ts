import fc from 'fast-check';
import { expect, it } from 'vitest';
import { escapeHtml } from './html.ts';

const SIGNS: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

it('writes a text so that it says just this, and begins or ends nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'&<>"\'abc;#39') }), (text) => {
      const html = escapeHtml(text);
      expect(html).not.toMatch(/[<>"']/);
      expect(html.replace(/&(amp|lt|gt|quot|#39);/g, (_, name) => SIGNS[name] ?? '')).toBe(text);
    }),
  );
});
