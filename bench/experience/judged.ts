/**
 * The passages, among the first five of either way, that were read and found to speak of the same difficulty, by the
 * number of the sentence. Each stands as the mark of its address (`--show` writes them), so that no text is kept here. What is
 * not named was read and speaks of something else; for sentences without a line nobody wrote of it.
 */
const JUDGED = `
1 ddd2c780 4a87996f f818ddf2
2 655cb3d8
3 103c68c0
4 1e19ffb6 6324c029 9de0fd6c 013f382f
5 a37cf9fb e5319d5d 0a00691a
6 22f4659d de986250 63c0b063 db5ad3c4
7 ad54c682 9911eff8 c04e6da2
8 e0dc1be9 2b91f46a 6baaaa74
9 19c597d2 1fd6fcaa e026890d 2a3d24d4 593ccac0 92656f5d e11b235e
10 e191c316 ec5d3873 ede1f490 ff22e508
11 6c2e81ec d361951f ae26d864 397e91db 7bd14b3c 2f7164b9
12 144cf20f 126e7dc1 7131671c 5eaf8b55 a201d0ed 5272c52f
13 eaa89ffb 1fb9ee08 2d419324 0436776a 41d70c9a
14 1cf007d0 db3b2028 8d1bee61
15 7e4b87d7
16 b06914af 759836cf 72fdb25f a288abaf 14485749
17 97c3d5ea 275b9200 dfb1a17c 312061b6 c5dcb408 6afb86c5
18 4c3d07e9 8ee2065f a16185df a89e5271
19 bb5d010c 1c5b39cb
20 e29c15bd 37c3f32d 69e5401f fccd7376 5d7989f7
23 5be6c6f5 0fcf5164 1f07d5db
24 f7e6ffde d60e6870
25 3dbe3dea dd7a6605
27 d5b23a98 af090295
29 b073ee2f 2b62dc09
30 c6dcd888
31 56183ac1
32 dc52160f
33 0db1302a 1793c5fe 3343c917
35 6d0bdb97 cda4f603 5c329353
36 1328c807 0bf542a0
37 59f91d11
38 1a8be747 018f9709 74fb895c
39 7db10028
40 bc1e6921 d2423445 ed9c8948
104 a2dcddfc
109 2fa749ea 5f4f2cf3 ae61e159 354067b8
110 275b9200 dfb1a17c e3965207 4c327188`;

export const SAME: Readonly<Record<number, readonly string[]>> = Object.fromEntries(
  JUDGED.trim()
    .split('\n')
    .map((line) => {
      const [place, ...marks] = line.split(' ');
      return [Number(place), marks];
    }),
);
