// Rows of one list, each a branch or a leaf: a tree that is not nested has no element of its own.
/* oxlint-disable jsx-a11y/prefer-tag-over-role */
import {
  IconArrowDown,
  IconArrowUp,
  IconCopy,
  IconLayoutRows,
  IconMail,
  IconTrash,
} from "@tabler/icons-react";
import { useEffect, useRef, useState, type DragEvent, type KeyboardEvent } from "react";
import {
  type BlockKind,
  type EmailDocument,
} from "../../../../../../shared/domain/template/email-document.ts";
import { IconAction } from "../../../../../ui/icon-action.tsx";
import { pressed } from "../../../../../ui/shortcuts.ts";
import type { Jump } from "../../jump.ts";
import { BlockMenu } from "./block-menu.tsx";
import { blockKinds, kindOf } from "./block-kinds.ts";
import classes from "./blocks.module.css";
import { dragItem, dragKind } from "./drag.ts";
import { duplicate, findSection, moveBlock, moveSection, remove, sectionOf, step } from "./edit.ts";
import { useBlockClipboard } from "./use-block-clipboard.ts";
import { mailRow, treeRows, type TreeRow } from "./tree-rows.ts";

type Act = (document: EmailDocument, name: string, words: string) => void;

/** What is in the mail, from top to bottom. ↑↓ choose, Alt with them moves, Delete removes, Mod with D, C, X and V copies. */
export function BlockTree(props: {
  document: EmailDocument;
  selected: string | null;
  /** Where a finding led: the focus goes to that block. */
  jump: Jump | null;
  onSelect: (id: string | null) => void;
  onAct: Act;
  onPut: (kind: BlockKind, place: { column: string; index: number } | null) => void;
}) {
  const { document, selected, jump, onSelect, onAct, onPut } = props;
  const [over, setOver] = useState<string | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const inside = useRef(false);
  const rows = treeRows(document);
  const current = selected ?? mailRow;
  const at = rows.findIndex(({ id }) => id === current);
  const row = rows[at];

  // The focus goes where the keyboard led, also after a move.
  useEffect(() => {
    if (inside.current) list.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus();
  }, [current, document]);

  useEffect(() => {
    if (jump === null || jump.block === null) return;
    const wanted = list.current?.querySelector<HTMLElement>('[aria-selected="true"]');
    wanted?.focus();
    wanted?.scrollIntoView({ block: "nearest" });
  }, [jump]);

  const choose = (to: TreeRow | undefined) => {
    if (to) onSelect(to.id === mailRow ? null : to.id);
  };
  const name = (of: TreeRow) => of.name.toLowerCase();
  const movable = row !== undefined && row.item !== "mail" && row.item !== "column";
  const move = (by: 1 | -1) => {
    if (!movable) return;
    const next = step(document, row.id, by);
    if (next === document) return;
    onAct(next, `moving ${name(row)}`, `${row.name} moved ${by === 1 ? "down" : "up"}.`);
  };
  const copy = () => {
    const made = movable ? duplicate(document, row.id) : null;
    if (!made || !row) return;
    onAct(made.document, `duplicating ${name(row)}`, `${row.name} duplicated.`);
    onSelect(made.id);
  };
  const take = () => {
    if (!movable) return;
    onAct(remove(document, row.id), `deleting ${name(row)}`, `${row.name} deleted.`);
    choose(rows[at + 1]?.item === "block" ? rows[at + 1] : rows[at - 1]);
  };

  const clipboard = useBlockClipboard({
    document,
    selected,
    name: row?.name ?? "",
    movable,
    onAct,
    onSelect,
    onCut: () => choose(rows[at + 1]?.item === "block" ? rows[at + 1] : rows[at - 1]),
  });

  const onKey = (event: KeyboardEvent) => {
    const press = event.nativeEvent;
    const done = () => event.preventDefault();
    if (pressed(press, "Alt+ArrowUp")) {
      done();
      move(-1);
    } else if (pressed(press, "Alt+ArrowDown")) {
      done();
      move(1);
    } else if (pressed(press, "Mod+D")) {
      done();
      copy();
    } else if (event.key === "Delete" || event.key === "Backspace") {
      done();
      take();
    } else if (!event.altKey && !event.ctrlKey && !event.metaKey) {
      const to = {
        ArrowUp: rows[at - 1],
        ArrowDown: rows[at + 1],
        Home: rows[0],
        End: rows.at(-1),
      }[event.key];
      if (!to) return;
      done();
      choose(to);
    }
  };

  const drop = (event: DragEvent, target: TreeRow) => {
    event.preventDefault();
    setOver(null);
    const kind = blockKinds.find((each) => each.kind === event.dataTransfer.getData(dragKind));
    const id = event.dataTransfer.getData(dragItem);
    const place = placeAt(target, document);
    if (kind) onPut(kind.kind, place);
    else if (findSection(document, id))
      onAct(
        moveSection(document, id, sectionOf(document, target.id)?.id ?? null),
        "moving a section",
        "Section moved.",
      );
    else if (id && place) onAct(moveBlock(document, id, place), "moving a block", "Block moved.");
  };

  return (
    <>
      <div className={classes.treeTools}>
        <span className={classes.treeTitle}>In this mail</span>
        <IconAction
          size="sm"
          label="Move up"
          shortcut="Alt+ArrowUp"
          disabled={!movable}
          onClick={() => move(-1)}
        >
          <IconArrowUp size={16} />
        </IconAction>
        <IconAction
          size="sm"
          label="Move down"
          shortcut="Alt+ArrowDown"
          disabled={!movable}
          onClick={() => move(1)}
        >
          <IconArrowDown size={16} />
        </IconAction>
        <IconAction size="sm" label="Duplicate" shortcut="Mod+D" disabled={!movable} onClick={copy}>
          <IconCopy size={16} />
        </IconAction>
        <IconAction size="sm" label="Delete" shortcut="Delete" disabled={!movable} onClick={take}>
          <IconTrash size={16} />
        </IconAction>
        <BlockMenu
          name={row?.name ?? "the mail"}
          cut={{ run: clipboard.cut, disabled: !movable }}
          copy={{ run: clipboard.copy, disabled: clipboard.empty }}
          paste={{ run: clipboard.paste, disabled: false }}
          duplicate={{ run: copy, disabled: !movable }}
          remove={{ run: take, disabled: !movable }}
        />
      </div>
      <div
        ref={list}
        role="tree"
        tabIndex={-1}
        aria-label="Blocks"
        className={classes.tree}
        onKeyDown={onKey}
        {...clipboard.events}
        onFocus={() => {
          inside.current = true;
        }}
        onBlur={() => {
          inside.current = false;
        }}
      >
        {rows.map((each) => (
          <div
            key={each.id}
            role="treeitem"
            aria-level={each.level}
            aria-posinset={each.position}
            aria-setsize={each.size}
            aria-selected={each.id === current}
            aria-label={[each.name, each.words].filter(Boolean).join(": ")}
            tabIndex={each.id === current ? 0 : -1}
            className={classes.treeRow}
            data-over={over === each.id || undefined}
            style={{ paddingInlineStart: 8 + (each.level - 1) * 16 }}
            draggable={each.item === "block" || each.item === "section"}
            onDragStart={(event) => event.dataTransfer.setData(dragItem, each.id)}
            onDragOver={(event) => {
              event.preventDefault();
              setOver(each.id);
            }}
            onDragLeave={() => setOver(null)}
            onDrop={(event) => drop(event, each)}
            onClick={() => choose(each)}
            onKeyDown={(event) => {
              // With Ctrl the window has an act of its own.
              if (event.ctrlKey || event.metaKey) return;
              if (event.key !== "Enter" && event.key !== " ") return;
              event.preventDefault();
              choose(each);
            }}
          >
            <Sign row={each} />
            <span className={classes.treeName}>{each.name}</span>
            <span className={classes.treeWords}>{each.words}</span>
          </div>
        ))}
        {document.sections.length === 0 ? (
          <p className={classes.treeEmpty}>Choose a block above to begin.</p>
        ) : null}
      </div>
    </>
  );
}

function Sign({ row }: { row: TreeRow }) {
  if (row.item === "mail") return <IconMail size={14} />;
  if (row.item !== "block") return <IconLayoutRows size={14} />;
  const { icon: Kind } = kindOf(row.block.kind);
  return <Kind size={14} />;
}

/** Before the block it is dropped on; into the column, section or mail otherwise. */
function placeAt(target: TreeRow, { sections }: EmailDocument) {
  if (target.item === "block") return { column: target.column, index: target.index };
  const column =
    target.item === "column"
      ? target.column
      : target.item === "section"
        ? target.section.columns[0]
        : sections[0]?.columns[0];
  return column ? { column: column.id, index: 0 } : null;
}
