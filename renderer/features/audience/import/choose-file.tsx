import { Button, Textarea } from "@mantine/core";
import { Dropzone } from "@mantine/dropzone";
import { IconFileImport, IconTable } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import type { Import } from "../../../../shared/contract/imports.ts";
import { Bar } from "../../../ui/bar.tsx";
import { Card } from "../../../ui/card.tsx";
import { duration } from "../../../ui/format.ts";
import { useFormat } from "../../../ui/window-settings.tsx";
import classes from "./import.module.css";
import { Refusal } from "./refusal.tsx";
import { useTakeFile, type Taking } from "./use-take-file.ts";

const largest = 8 * 1024 ** 3;
const mostPasted = 20_000_000;

/** Drop, choose or paste. What is no table is refused by the engine, which says what it looks like. */
export function ChooseFile({ onTaken }: { onTaken: (imported: Import) => void }) {
  const { taking, refused, takeFile, takeText, refuse, cancel } = useTakeFile(onTaken);
  const [pasting, setPasting] = useState(false);
  const open = useRef<() => void>(null);
  const frame = useRef<HTMLDivElement>(null);
  const shown = taking ? "taking" : pasting ? "pasting" : "choosing";
  const before = useRef(shown);
  useEffect(() => {
    if (before.current === shown) return;
    before.current = shown;
    // What had the focus is gone.
    frame.current?.querySelector<HTMLElement>("[data-first]")?.focus();
  }, [shown]);
  const chosen = (files: readonly File[], others: readonly unknown[]) => {
    const [file] = files;
    if (files.length + others.length > 1)
      refuse(
        "One file at a time.",
        "Drop one of them now, and the next when this one is imported.",
      );
    else if (file) takeFile(file);
    else
      refuse("The file is larger than 8 GB.", "Split it and import the parts one after another.");
  };
  if (taking)
    return (
      <div ref={frame}>
        <TakingCard taking={taking} onCancel={cancel} />
      </div>
    );
  return (
    <div ref={frame} className={classes.column}>
      {refused ? <Refusal {...refused} /> : null}
      {pasting ? (
        <PasteForm onTake={takeText} onClose={() => setPasting(false)} />
      ) : (
        <>
          <Dropzone
            unstyled
            className={classes.drop ?? ""}
            openRef={open}
            // The button inside is what one presses; the zone only catches what is dropped.
            activateOnClick={false}
            activateOnKeyboard={false}
            enablePointerEvents
            multiple={false}
            maxSize={largest}
            inputProps={{ "aria-label": "File to import" }}
            // The kit would take the first of several; which one that is nobody chose.
            onDrop={() => undefined}
            onDropAny={chosen}
          >
            <button
              type="button"
              className={classes.dropBody}
              data-first
              onClick={() => open.current?.()}
            >
              <span className={classes.dropIcon}>
                <IconFileImport size={32} />
              </span>
              <span className={classes.dropTitle}>Drop a file here, or press to choose one</span>
              <span className={classes.dropNote}>
                CSV, TSV, JSON or JSON Lines, up to 8 GB, one file at a time.
              </span>
              <span className={classes.dropNote}>Exports of Amazon Pinpoint map themselves.</span>
            </button>
          </Dropzone>
          <div className={classes.acts}>
            <Button leftSection={<IconTable size={15} />} onClick={() => setPasting(true)}>
              Paste a table
            </Button>
            <span className={classes.note}>
              The file is copied into the project. Nothing leaves this computer.
            </span>
          </div>
        </>
      )}
    </div>
  );
}

function PasteForm(props: { onTake: (text: string) => void; onClose: () => void }) {
  const [text, setText] = useState("");
  const long = text.length > mostPasted;
  return (
    <>
      <Textarea
        label="Table"
        description="Cells copied from a spreadsheet, or lines of CSV. The first line may be the header."
        classNames={{ input: classes.paste ?? "" }}
        rows={10}
        spellCheck={false}
        data-first
        error={long ? "This is too much to paste. Save it as a file and choose that." : null}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className={classes.acts}>
        <Button
          variant="filled"
          disabled={text.trim() === "" || long}
          onClick={() => props.onTake(text)}
        >
          Read the table
        </Button>
        <Button onClick={props.onClose}>Choose a file instead</Button>
      </div>
    </>
  );
}

function TakingCard({ taking, onCancel }: { taking: Taking; onCancel: () => void }) {
  const format = useFormat();
  const { name, bytes, done, left } = taking;
  const whole = done >= bytes;
  return (
    <Card className={classes.busy ?? ""}>
      <div className={classes.busyLine}>
        <span className={classes.name}>{name}</span>
        <span className={classes.note} aria-live="polite">
          {whole || done === 0
            ? "Reading…"
            : `${format.size(done)} of ${format.size(bytes)}${left === null ? "" : ` · ${duration(left, 1)} left`}`}
        </span>
        <span className={classes.space} />
        <Button size="xs" data-first onClick={onCancel}>
          Cancel
        </Button>
      </div>
      <Bar share={bytes === 0 ? 0 : done / bytes} label={`Reading ${name}`} />
    </Card>
  );
}
