import { Button, Modal } from "@mantine/core";
import { IconCoffee, IconFilePlus } from "@tabler/icons-react";
import { useState, type KeyboardEvent } from "react";
import { setPreferences, usePreferences } from "../../data/preferences.ts";
import { Mark } from "../../ui/mark.tsx";
import { SegmentedTabs } from "../../ui/segmented-tabs.tsx";
import { Tile } from "../../ui/tile.tsx";
import classes from "./first-run.module.css";
import { NewProjectForm } from "./new-project-form.tsx";
import { OpenFolderForm } from "./open-folder-form.tsx";
import { SampleStart } from "./sample-start.tsx";

const choices = [
  {
    value: "sample",
    title: "Try the sample project",
    text: "Juniper & Oak, a made-up coffee shop: contacts, segments and campaigns with results, dated relative to today.",
    icon: <IconCoffee size={18} />,
    tone: "voice",
  },
  {
    value: "empty",
    title: "Start empty",
    text: "A project of your own, with nothing in it yet.",
    icon: <IconFilePlus size={18} />,
    tone: "accent",
  },
] as const;
type Choice = (typeof choices)[number]["value"];

/** The first window: no account and no address is asked, only where to begin. */
export function FirstRun() {
  const [choice, setChoice] = useState<Choice>("sample");
  const [opening, setOpening] = useState(false);
  const theme = usePreferences((state) => state.theme);

  const onKey = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = choice === "sample" ? "empty" : "sample";
    setChoice(next);
    event.currentTarget.querySelector<HTMLElement>(`[data-choice=${next}]`)?.focus();
  };

  return (
    <main className={classes.window}>
      <div className={classes.panel}>
        <div className={classes.left}>
          <Mark size={44} />
          <h1 className={classes.name}>Wayline</h1>
          <p className={classes.promise}>Your data stays in a folder on this computer.</p>
        </div>
        <div className={classes.right}>
          {/* Arrow keys choose, as in a list of radio buttons; Enter goes on to what was chosen. */}
          <div
            role="radiogroup"
            tabIndex={-1}
            aria-label="Where to begin"
            className={classes.choices}
            onKeyDown={onKey}
          >
            {choices.map(({ value, title, text, icon, tone }) => (
              <button
                key={value}
                type="button"
                // A card with words of its own is more than an <input> can be.
                // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
                role="radio"
                aria-checked={choice === value}
                data-choice={value}
                tabIndex={choice === value ? 0 : -1}
                autoFocus={value === "sample"}
                className={classes.choice}
                onClick={() => {
                  if (choice === value)
                    document.querySelector<HTMLElement>("[data-begin]")?.click();
                  setChoice(value);
                }}
              >
                <Tile tone={tone} size={34}>
                  {icon}
                </Tile>
                <span>
                  <span className={classes.title}>{title}</span>
                  <span className={classes.text}>{text}</span>
                </span>
              </button>
            ))}
          </div>
          {choice === "sample" ? <SampleStart /> : <NewProjectForm onDone={() => undefined} />}
          <footer className={classes.footer}>
            <Button size="xs" variant="subtle" color="gray" onClick={() => setOpening(true)}>
              Open existing project…
            </Button>
            <SegmentedTabs
              label="Appearance"
              value={theme}
              onChange={(value) => setPreferences({ theme: value })}
              options={[
                { value: "auto", label: "System" },
                { value: "light", label: "Light" },
                { value: "dark", label: "Dark" },
              ]}
            />
          </footer>
        </div>
      </div>
      <Modal opened={opening} onClose={() => setOpening(false)} title="Open existing project">
        <OpenFolderForm onDone={() => setOpening(false)} onCancel={() => setOpening(false)} />
      </Modal>
    </main>
  );
}
