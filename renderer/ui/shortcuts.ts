/** Shortcuts are written `Mod+Shift+K`; `Mod` is ⌘ on a Mac and Ctrl elsewhere. */
export const onMac = (): boolean => /mac/i.test(navigator.platform);

const macNames: Record<string, string> = { Mod: "⌘", Shift: "⇧", Alt: "⌥", Enter: "⏎", Ctrl: "⌃" };
const names: Record<string, string> = {
  Mod: "Ctrl",
  ArrowLeft: "←",
  ArrowRight: "→",
  ArrowUp: "↑",
  ArrowDown: "↓",
  Plus: "+",
  Escape: "Esc",
  " ": "Space",
};

const capital = (key: string) => (key.length === 1 ? key.toUpperCase() : key);

export function keyNames(shortcut: string, mac = onMac()): string {
  const parts = shortcut
    .split("+")
    .map((part) => (mac ? macNames[part] : null) ?? names[part] ?? capital(part));
  return parts.join(mac ? "" : " ");
}

type KeyPress = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "shiftKey" | "altKey">;

/** Whether a key press is this shortcut. Shift is ignored for signs such as `?` that need it to be typed. */
export function pressed(event: KeyPress, shortcut: string, mac = onMac()): boolean {
  const parts = shortcut.split("+");
  const key = parts.at(-1) ?? "";
  const wants = (name: string) => parts.slice(0, -1).includes(name);
  const mod = mac ? event.metaKey : event.ctrlKey;
  const other = mac ? event.ctrlKey : event.metaKey;
  const typedWithShift = key.length === 1 && !/[a-z0-9]/i.test(key);
  return (
    event.key.toLowerCase() === key.toLowerCase() &&
    mod === wants("Mod") &&
    other === (mac && wants("Ctrl")) &&
    event.altKey === wants("Alt") &&
    (typedWithShift || event.shiftKey === wants("Shift"))
  );
}
