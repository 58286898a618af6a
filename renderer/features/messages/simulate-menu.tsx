import { Button, Menu } from "@mantine/core";
import { IconChevronDown, IconTestPipe } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useEngine } from "../../data/engine.tsx";
import { readError } from "../../data/read-error.ts";
import { plural } from "../../ui/format.ts";
import { showToast } from "../../ui/toast.tsx";
import { useFormat } from "../../ui/window-settings.tsx";
import classes from "./messages.module.css";
import { simulations, type Simulation } from "./message-words.ts";

type MailLink = { label: string; target: string };

/** Acts as the receiver would: real events with the mark “simulated”, as if they had been reported. */
export function SimulateMenu(props: {
  ids: readonly string[];
  /** Of the one mail that is open; null where several are chosen. */
  links: readonly MailLink[] | null;
  size: "xs" | "sm";
}) {
  const record = useRecord(props.ids);
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <Button
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
          simulation.kind !== "click" ? (
            <Menu.Item key={simulation.kind} onClick={() => record(simulation)}>
              {simulation.label}
            </Menu.Item>
          ) : (
            <ClickItem
              key="click"
              simulation={simulation}
              links={props.links}
              onChoose={(link) => record(simulation, link)}
            />
          ),
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

function ClickItem(props: {
  simulation: Simulation;
  links: readonly MailLink[] | null;
  onChoose: (link: string) => void;
}) {
  const { simulation, links, onChoose } = props;
  if (links === null) return null;
  if (links.length === 0) return <Menu.Item disabled>No link to click</Menu.Item>;
  return (
    <Menu.Sub position="left-start">
      <Menu.Sub.Target>
        <Menu.Sub.Item>{simulation.label}</Menu.Sub.Item>
      </Menu.Sub.Target>
      <Menu.Sub.Dropdown className={classes.links ?? ""}>
        {links.map((link, index) => (
          // The same address may stand twice in a mail; its place tells the two apart.
          // oxlint-disable-next-line react/no-array-index-key
          <Menu.Item key={index} onClick={() => onChoose(String(index))}>
            <span className={classes.linkLabel}>{link.label || link.target}</span>
            {link.label ? <span className={classes.linkTarget}>{link.target}</span> : null}
          </Menu.Item>
        ))}
      </Menu.Sub.Dropdown>
    </Menu.Sub>
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
