import { Button, Menu } from "@mantine/core";
import { IconChevronDown, IconTestPipe } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useEngine } from "../../data/engine.tsx";
import { useRef, useState } from "react";
import { readError } from "../../data/read-error.ts";
import { plural } from "../../ui/format.ts";
import { showToast } from "../../ui/toast.tsx";
import { useFormat } from "../../ui/window-settings.tsx";
import { LinkDialog, type MailLink } from "./link-dialog.tsx";
import { click, simulations, type Simulation } from "./message-words.ts";

/** Acts as the receiver would: real events with the mark “simulated”, as if they had been reported. */
export function SimulateMenu(props: {
  ids: readonly string[];
  /** Of the one mail that is open; null where several are chosen. */
  links: readonly MailLink[] | null;
  size: "xs" | "sm";
}) {
  const record = useRecord(props.ids);
  const [choosing, setChoosing] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  // The dialog was opened from a menu that is gone; the focus goes back to what opened that.
  const close = () => {
    setChoosing(false);
    button.current?.focus();
  };
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <Button
          ref={button}
          size={props.size}
          leftSection={<IconTestPipe size={15} />}
          rightSection={<IconChevronDown size={14} />}
        >
          Simulate
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Recorded as simulated</Menu.Label>
        {simulations.map((simulation) =>
          simulation.kind === "click" ? (
            // Of several mails nobody can choose one link.
            props.links ? (
              <Menu.Item
                key="click"
                disabled={props.links.length === 0}
                onClick={() => setChoosing(true)}
              >
                {simulation.label}
              </Menu.Item>
            ) : null
          ) : (
            <Menu.Item key={simulation.kind} onClick={() => record(simulation)}>
              {simulation.label}
            </Menu.Item>
          ),
        )}
      </Menu.Dropdown>
      <LinkDialog
        opened={choosing}
        links={props.links ?? []}
        onClose={close}
        onChoose={(link) => record(click, link)}
      />
    </Menu>
  );
}

/** Records one kind of feedback for every chosen mail and says for how many it was. */
function useRecord(ids: readonly string[]) {
  const format = useFormat();
  const simulate = useMutation(
    useEngine().messages.simulate.mutationOptions({ meta: { quiet: true } }),
  );
  const run = async ({ kind, done, effect }: Simulation, link?: string) => {
    let recorded = 0;
    let problem: unknown = null;
    for (const id of ids) {
      try {
        await simulate.mutateAsync({ id, kind, ...(link === undefined ? {} : { link }) });
        recorded += 1;
      } catch (error) {
        problem = error;
      }
    }
    if (recorded === 0 && problem !== null) {
      const { message, cure } = readError(problem);
      showToast({ text: message, tone: "danger", ...(cure ? { detail: cure } : {}) });
      return;
    }
    const number = ids.length === 1 ? "" : ` for ${plural(format.count(recorded), "mail")}`;
    const missing = ids.length - recorded;
    showToast({
      text: `Recorded as simulated: ${done}${number}.`,
      detail: [
        effect,
        missing > 0 ? `Not for ${format.count(missing)}: ${readError(problem).message}` : null,
      ]
        .filter(Boolean)
        .join(" "),
    });
  };
  return (simulation: Simulation, link?: string) => void run(simulation, link);
}
