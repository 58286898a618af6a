/** The contact whose page was opened from the list, so that coming back finds its row again. */
let last: number | null = null;

export const rememberContact = (key: number) => {
  last = key;
};

/** Once: a list opened in any other way begins at its top. */
export function takeLastContact(): number | null {
  const key = last;
  last = null;
  return key;
}
