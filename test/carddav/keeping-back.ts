import { createFetch, type GuardedFetch } from '#platform';

/** The network, with a server that does not give out one of its cards. */
export function keepingBack(uid: () => string | null): GuardedFetch {
  const real = createFetch({ allowNet: ['127.0.0.0/8'], userAgent: 'Kith test' });
  return {
    ...real,
    exchange: async (request) => {
      const answer = await real.exchange(request);
      if (answer.kind !== 'ok' || !uid() || !String(request.body).includes('multiget'))
        return answer;
      const text = new TextDecoder()
        .decode(answer.body)
        .replace(/<(\w+:)?response>.*?<\/\1response>/gs, (one) =>
          one.includes(`/${uid()}.vcf`)
            ? one.replace(
                /<(\w+:)?propstat>.*<\/\1propstat>/s,
                (_, prefix = '') => `<${prefix}status>HTTP/1.1 403 Forbidden</${prefix}status>`,
              )
            : one,
        );
      return { ...answer, body: new TextEncoder().encode(text) };
    },
  };
}
