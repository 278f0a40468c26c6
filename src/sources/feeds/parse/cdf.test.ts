import { describe, expect, it } from 'vitest';
import { read } from './sample.ts';

describe('parseFeed on CDF', () => {
  it('reads a channel of 1997 by its attributes', () => {
    const feed =
      read(`<?XML VERSION="1.0"?><!DOCTYPE Channel SYSTEM "http://www.w3c.org/Channel.dtd">
      <Channel HREF="https://a.example/" LASTMOD="1998-11-05T18:00" BASE="https://a.example/x/">
      <Title>Looms</Title><Abstract>All of them</Abstract><Logo HREF="logo.gif"/>
      <Item HREF="1.html" LASTMOD="1998-11-06T18:00"><Title>One</Title><Abstract>First</Abstract></Item>
      <Item><A HREF="2.html"/><Title>Two</Title></Item></Channel>`);
    expect(feed).toMatchObject({
      format: 'cdf',
      title: 'Looms',
      link: 'https://a.example/',
      description: 'All of them',
      updated: '1998-11-05T18:00:00.000Z',
    });
    expect(feed.entries).toMatchObject([
      {
        id: '1.html',
        url: 'https://a.example/x/1.html',
        title: 'One',
        summary: 'First',
        published: null,
        updated: '1998-11-06T18:00:00.000Z',
      },
      { url: 'https://a.example/x/2.html', title: 'Two', updated: null },
    ]);
  });
});
