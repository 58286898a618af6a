import { Button } from "@mantine/core";
import { IconArrowLeft, IconCheck, IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import { useEngine } from "../../../../data/engine.tsx";
import { readError } from "../../../../data/read-error.ts";
import { Drawer } from "../../../../ui/drawer.tsx";
import { ErrorState } from "../../../../ui/error-state.tsx";
import { SkeletonRows } from "../../../../ui/skeletons.tsx";
import { useFormat } from "../../../../ui/window-settings.tsx";
import { useEditor } from "../editor-context.ts";
import { useLiveView } from "./live-store.ts";
import classes from "./followed.module.css";
import people from "./people.module.css";
import { StateWords } from "./state-words.tsx";

/** One participant: the way they went on the version they had, each step with its reason. */
export function FollowedParticipant({ participant }: { participant: number }) {
  const follow = useLiveView((view) => view.follow);
  const close = useLiveView((view) => view.closePeople);
  const format = useFormat();
  const found = useQuery(
    useEngine().journeyRuns.participant.queryOptions({ input: { key: participant } }),
  );
  const row = found.data?.participant;
  return (
    <Drawer
      title={row?.name ?? "Participant"}
      width={520}
      takeFocus
      onClose={close}
      below={
        row ? (
          <span className={people.small}>
            Version {row.version} · <StateWords row={row} />
          </span>
        ) : null
      }
    >
      <div className={people.drawer}>
        <div className={people.acts}>
          <Button
            variant="subtle"
            leftSection={<IconArrowLeft size={15} />}
            onClick={() => follow(null)}
          >
            All people
          </Button>
          {row ? <Link to={`/audience?contact=${row.contact}`}>Open contact</Link> : null}
        </div>
        {found.isError ? (
          <ErrorState problem={readError(found.error)} onRetry={() => void found.refetch()} />
        ) : found.data ? (
          <>
            <ol className={classes.steps} aria-label="What happened">
              {found.data.steps.map((step, index) => (
                <li key={index} className={classes.step}>
                  <span className={`${people.small} num`}>{format.dateTime(step.at)}</span>
                  <span>
                    {step.text}
                    {step.text.includes(step.name) ? null : (
                      <span className={people.small}> {step.name}</span>
                    )}
                  </span>
                </li>
              ))}
            </ol>
            <Why contact={found.data.participant.contact} />
          </>
        ) : (
          <SkeletonRows rows={6} height={36} label="Loading the way" />
        )}
      </div>
    </Drawer>
  );
}

/** Why they did or did not get what this journey sends. */
function Why({ contact }: { contact: number }) {
  const id = useEditor((editor) => editor.id);
  const [asked, setAsked] = useState(false);
  const why = useQuery({
    ...useEngine().journeyRuns.why.queryOptions({ input: { id, contact } }),
    enabled: asked,
  });
  if (!asked)
    return (
      <div className={people.acts}>
        <Button onClick={() => setAsked(true)}>Why?</Button>
      </div>
    );
  if (why.isError) return <ErrorState problem={readError(why.error)} />;
  if (!why.data) return null;
  return (
    <section className={classes.part} aria-label="Why">
      <p>{why.data.verdict}</p>
      <ul className={classes.checks}>
        {why.data.checks.map(({ ok, text }) => (
          <li key={text}>
            {ok ? (
              <IconCheck size={15} className={classes.fine} aria-label="Yes" />
            ) : (
              <IconX size={15} className={classes.lost} aria-label="No" />
            )}
            {text}
          </li>
        ))}
      </ul>
    </section>
  );
}
