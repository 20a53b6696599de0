interface FontFile {
  readonly subset: string;
  readonly weight: 400 | 600;
}

/** What each subset covers: with `latin-ext` Polish, Turkish and Czech names print; the euro sign is in `latin`. */
const UNICODE_RANGES: Readonly<Record<string, string>> = {
  latin:
    'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,' +
    'U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
  'latin-ext':
    'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,' +
    'U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C4,U+2113,U+2C60-2C7F,U+A720-A7FF',
};

const FONT_FILES: readonly FontFile[] = [
  { subset: 'latin-ext', weight: 400 },
  { subset: 'latin', weight: 400 },
  { subset: 'latin-ext', weight: 600 },
  { subset: 'latin', weight: 600 },
];

/**
 * The @font-face rules of Source Sans 3 with the fonts inside, so that a letter loads nothing. `read` answers the bytes
 * of a file of `@fontsource/source-sans-3/files`. About 130 kB: make it once and hand it to every letter.
 */
export function fontFaces(read: (file: string) => Uint8Array): string {
  return FONT_FILES.map((font) => fontFace(font, read)).join('\n');
}

function fontFace({ subset, weight }: FontFile, read: (file: string) => Uint8Array): string {
  const data = Buffer.from(read(`source-sans-3-${subset}-${weight}-normal.woff2`)).toString('base64');
  return (
    `@font-face{font-family:"Source Sans 3";font-style:normal;font-weight:${weight};` +
    `src:url(data:font/woff2;base64,${data}) format("woff2");unicode-range:${UNICODE_RANGES[subset] ?? ''}}`
  );
}
