import type { ClipboardEvent } from "react";
import { AppError } from "../../../../../../shared/domain/errors.ts";
import { readBlocks, writeBlocks } from "../../../../../../shared/domain/template/block-text.ts";
import type { EmailDocument } from "../../../../../../shared/domain/template/email-document.ts";
import { plural } from "../../../../../ui/format.ts";
import { keyNames } from "../../../../../ui/shortcuts.ts";
import { showToast } from "../../../../../ui/toast.tsx";
import { partsOf, paste, remove } from "./edit.ts";

type Props = {
  document: EmailDocument;
  /** The row that is chosen; null is the whole mail. */
  selected: string | null;
  /** What the row is called. */
  name: string;
  /** Only blocks and sections can be taken out. */
  movable: boolean;
  onAct: (document: EmailDocument, name: string, words: string) => void;
  onSelect: (id: string | null) => void;
  /** Chooses a neighbour of what is taken out. */
  onCut: () => void;
};

/** For a window that may not read the clipboard from a menu: what was copied in it last. */
let last: string | null = null;

const refuse = (text: string, detail: string) => showToast({ text, detail, tone: "danger" });

/** Blocks through the clipboard as text: by the keys of this computer in the list, and by a menu. */
export function useBlockClipboard(props: Props) {
  const { document, selected, name, movable, onAct, onSelect, onCut } = props;
  const parts = partsOf(document, selected);
  const count = parts.blocks.length + parts.sections.length;
  const words = name.toLowerCase();

  const put = (text: string) => {
    try {
      const read = readBlocks(text);
      const made = paste(document, read, selected);
      if (!made) {
        refuse("There is no room for it.", "A column holds 200 blocks, and a mail 200 sections.");
        return;
      }
      const what =
        read.sections.length > 0
          ? plural(read.sections.length, "section")
          : plural(read.blocks.length, "block");
      onAct(made.document, `pasting ${what}`, `${what} pasted.`);
      onSelect(made.id);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      refuse(error.message, [error.place, error.cure].filter(Boolean).join(". "));
    }
  };
  const take = () => {
    if (selected === null || !movable) return;
    onCut();
    onAct(remove(document, selected), `cutting ${words}`, `${name} cut.`);
  };
  const copied = (event: ClipboardEvent) => {
    if (count === 0) return false;
    event.preventDefault();
    last = writeBlocks(parts);
    event.clipboardData.setData("text/plain", last);
    return true;
  };
  const write = async (): Promise<boolean> => {
    try {
      last = writeBlocks(parts);
      await navigator.clipboard.writeText(last);
      return true;
    } catch {
      refuse("Nothing was copied.", `Press ${keyNames("Mod+C")} in the list of blocks instead.`);
      return false;
    }
  };
  const read = async () => {
    const text = await navigator.clipboard.readText().catch(() => last);
    if (text !== null) put(text);
    else
      refuse(
        "The clipboard can’t be read from here.",
        `Press ${keyNames("Mod+V")} in the list of blocks instead.`,
      );
  };
  return {
    empty: count === 0,
    events: {
      onCopy: (event: ClipboardEvent) => void copied(event),
      onCut: (event: ClipboardEvent) => {
        if (movable && copied(event)) take();
      },
      onPaste: (event: ClipboardEvent) => {
        // Pictures go their own way.
        if (event.clipboardData.files.length > 0) return;
        event.preventDefault();
        put(event.clipboardData.getData("text/plain"));
      },
    },
    copy: () => void write(),
    cut: () => void write().then((done) => done && take()),
    paste: () => void read(),
  };
}
