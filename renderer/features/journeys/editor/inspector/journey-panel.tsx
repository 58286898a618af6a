import { setJourney } from "../../../../../shared/journey/settings.ts";
import type { JourneySettings } from "../../../../../shared/domain/journey.ts";
import { TagsInput } from "@mantine/core";
import { useEffect, useRef } from "react";
import { focusIn } from "../../../../activities/form/focus-in.ts";
import { TextField } from "../../../../activities/form/text-field.tsx";
import { useEditor } from "../editor-context.ts";
import { GoalSection } from "./journey/goal-section.tsx";
import { HoursSection } from "./journey/hours-section.tsx";
import { LimitsSection } from "./journey/limits-section.tsx";
import { QuietSection } from "./journey/quiet-section.tsx";
import { ScheduleSection } from "./journey/schedule-section.tsx";
import classes from "./inspector.module.css";
import { Panel } from "./panel.tsx";

export type SectionProps = {
  settings: JourneySettings;
  set: (change: Partial<JourneySettings>, step: string) => void;
};

/** What holds for the whole journey; shown while nothing is selected. */
export function JourneyPanel() {
  const document = useEditor((editor) => editor.document);
  const run = useEditor((editor) => editor.run);
  const setState = useEditor((editor) => editor.set);
  const focusField = useEditor((editor) => editor.focusField);
  const fieldFocused = useEditor((editor) => editor.fieldFocused);
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focusField === null || !root.current) return;
    focusIn(root.current, focusField);
    fieldFocused();
  }, [focusField, fieldFocused]);
  const { settings } = document;
  const set: SectionProps["set"] = (change, step) =>
    run(setJourney(document, { settings: change }, step));
  return (
    <Panel
      label="Journey settings"
      type="Journey"
      title="Settings"
      onClose={() => setState({ inspecting: false })}
    >
      <div ref={root} className={classes.stack}>
        <section className={classes.section} aria-label="About">
          <TextField
            name="description"
            label="Description"
            lines={2}
            maxLength={500}
            value={settings.description}
            onCommit={(description) => set({ description }, "Change the description")}
          />
          <div data-field="tags">
            <TagsInput
              size="sm"
              label="Tags"
              description="The first one is shown above the journey."
              inputWrapperOrder={["label", "input", "error", "description"]}
              maxTags={20}
              acceptValueOnBlur
              value={settings.tags}
              onChange={(tags) =>
                set(
                  { tags: tags.map((tag) => tag.trim().slice(0, 64)).filter(Boolean) },
                  "Change the tags",
                )
              }
            />
          </div>
        </section>
        <GoalSection settings={settings} set={set} />
        <ScheduleSection settings={settings} set={set} />
        <QuietSection settings={settings} set={set} />
        <HoursSection settings={settings} set={set} />
        <LimitsSection settings={settings} set={set} />
      </div>
    </Panel>
  );
}
