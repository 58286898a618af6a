type Place = { key: number; index: number };

/** The contact whose page was opened from the list, so that coming back finds its row again. */
let last: Place | null = null;

export const rememberContact = (key: number, index: number) => {
  last = { key, index };
};

/** Once: a list opened in any other way begins at its top. */
export function takeLastContact(): Place | null {
  const place = last;
  last = null;
  return place;
}
