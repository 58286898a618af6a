import { Button, Menu } from "@mantine/core";
import { IconChevronDown, IconColumns2 } from "@tabler/icons-react";
import { useState } from "react";
import type {
  BlockKind,
  EmailDocument,
} from "../../../../../../shared/domain/template/email-document.ts";
import { useBrand } from "../../../brand/use-brand.ts";
import { plural } from "../../../../../ui/format.ts";
import type { Jump } from "../../jump.ts";
import { BlockTree } from "./block-tree.tsx";
import { blockKinds, kindOf, newBlock } from "./block-kinds.ts";
import classes from "./blocks.module.css";
import { dragKind } from "./drag.ts";
import { addBlock, addSection, placeAfter, sectionOf } from "./edit.ts";
import { Inspector } from "./inspector.tsx";

/** A mail as blocks: what can be put in, what is in it, and the settings of what is selected. */
export function BlocksEditor(props: {
  document: EmailDocument;
  jump: Jump | null;
  onChange: (document: EmailDocument, name: string) => void;
}) {
  const { document, jump, onChange } = props;
  const brand = useBrand();
  const [wanted, setWanted] = useState<string | null>(jump?.block ?? null);
  const [came, setCame] = useState(jump?.turn ?? 0);
  if (jump && jump.turn !== came) {
    setCame(jump.turn);
    if (jump.block !== null) setWanted(jump.block);
  }
  const [said, setSaid] = useState("");
  // What was selected may be gone after Undo.
  const selected = wanted !== null && sectionOf(document, wanted) !== null ? wanted : null;
  const act = (next: EmailDocument, name: string, words: string) => {
    onChange(next, name);
    setSaid(words);
  };
  const put = (kind: BlockKind, place = placeAfter(document, selected)) => {
    const { name } = kindOf(kind);
    const added = addBlock(document, newBlock(kind, document.style, brand?.brand), place);
    act(added.document, `adding ${name.toLowerCase()}`, `${name} added.`);
    setWanted(added.id);
  };
  const section = (columns: number) => {
    const behind = selected === null ? null : (sectionOf(document, selected)?.id ?? null);
    const added = addSection(document, columns, behind);
    act(added.document, "adding a section", "Section added.");
    setWanted(added.id);
  };
  return (
    <div className={classes.editor}>
      <div className={classes.outline}>
        <section className={classes.palette} aria-label="Add a block">
          {blockKinds.map(({ kind, name, icon: Sign }) => (
            <button
              key={kind}
              type="button"
              className={classes.piece}
              draggable
              onDragStart={(event) => event.dataTransfer.setData(dragKind, kind)}
              onClick={() => put(kind)}
            >
              <Sign size={16} />
              {name}
            </button>
          ))}
          <Menu position="bottom-start" width={180}>
            <Menu.Target>
              <Button
                size="xs"
                className={classes.sectionButton ?? ""}
                leftSection={<IconColumns2 size={14} />}
                rightSection={<IconChevronDown size={14} />}
              >
                Section
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {[1, 2, 3, 4].map((columns) => (
                <Menu.Item key={columns} onClick={() => section(columns)}>
                  {plural(columns, "column")}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        </section>
        <BlockTree
          jump={jump}
          document={document}
          selected={selected}
          onSelect={setWanted}
          onAct={act}
          onPut={put}
        />
      </div>
      <div className={classes.inspector}>
        <Inspector document={document} selected={selected} onChange={onChange} />
      </div>
      <span className="visually-hidden" aria-live="polite">
        {said}
      </span>
    </div>
  );
}
