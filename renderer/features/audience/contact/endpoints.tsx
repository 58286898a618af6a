import { Button, Menu } from "@mantine/core";
import { IconAddressBook, IconDots, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { familyOf } from "../../../../shared/domain/channel.ts";
import type { Endpoint } from "../../../../shared/domain/endpoint.ts";
import { readError } from "../../../data/read-error.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { cityOf } from "../../../ui/format.ts";
import { IconAction } from "../../../ui/icon-action.tsx";
import { Pill } from "../../../ui/pill.tsx";
import { Time } from "../../../ui/time.tsx";
import { showToast } from "../../../ui/toast.tsx";
import { channelName } from "../contacts/filter-words.ts";
import { ChannelTile } from "../../../ui/channel-tile.tsx";
import classes from "./contact.module.css";
import { FactField } from "./fact-field.tsx";
import { NewEndpoint } from "./new-endpoint.tsx";
import { useContactEdit } from "./use-contact-edit.ts";

/** One row per address, as each is sent to on its own. */
export function Endpoints(props: { contact: number; endpoints: readonly Endpoint[] }) {
  const { contact, endpoints } = props;
  const [adding, setAdding] = useState(false);
  return (
    <>
      {endpoints.length === 0 ? (
        <EmptyState icon={<IconAddressBook size={32} />} text="This contact has no address." />
      ) : (
        <ul className={classes.list}>
          {endpoints.map((endpoint) => (
            <EndpointRow key={endpoint.key} contact={contact} endpoint={endpoint} />
          ))}
        </ul>
      )}
      <div className={classes.below}>
        {adding ? (
          <NewEndpoint contact={contact} onClose={() => setAdding(false)} />
        ) : (
          <Button leftSection={<IconPlus size={15} />} onClick={() => setAdding(true)}>
            Add endpoint
          </Button>
        )}
      </div>
    </>
  );
}

function EndpointRow({ contact, endpoint }: { contact: number; endpoint: Endpoint }) {
  const { address, channel } = endpoint;
  const [writing, setWriting] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const { edit } = useContactEdit(contact);
  const stop = () => {
    setWriting(false);
    setProblem(null);
  };
  const keep = ([next]: string[]) => {
    const wanted = next?.trim() ?? "";
    if (wanted === address) stop();
    else if (wanted === "") setProblem("Enter an address, or remove the endpoint.");
    else
      edit(
        [{ kind: "address", endpoint: endpoint.key, address: wanted }],
        `Changed the address to ${wanted}.`,
      ).then(stop, (error: unknown) => setProblem(readError(error).message));
  };
  return (
    <li className={classes.endpoint}>
      <ChannelTile family={familyOf(channel)} />
      <div className={classes.endpointWords}>
        {writing ? (
          <FactField
            label={`Address of ${channelName(channel)}`}
            list={false}
            values={[address]}
            problem={problem}
            onKeep={keep}
            onCancel={stop}
          />
        ) : (
          <div className={classes.address}>{address || "No address"}</div>
        )}
        <div className={classes.quiet}>
          {channelName(channel)}
          {endpoint.demographic?.Timezone
            ? ` · ${cityOf(endpoint.demographic.Timezone)} time`
            : null}
          {" · last activity "}
          <Time at={endpoint.effectiveAt} />
        </div>
      </div>
      <div className={classes.endpointPills}>
        {endpoint.optOut === "ALL" ? <Pill tone="warning">Opted out</Pill> : null}
        <Pill tone={endpoint.status === "ACTIVE" ? "success" : "neutral"}>
          {endpoint.status === "ACTIVE" ? "Active" : "Inactive"}
        </Pill>
        <EndpointMenu contact={contact} endpoint={endpoint} onWrite={() => setWriting(true)} />
      </div>
    </li>
  );
}

function EndpointMenu(props: { contact: number; endpoint: Endpoint; onWrite: () => void }) {
  const { endpoint } = props;
  const { edit } = useContactEdit(props.contact);
  const out = endpoint.optOut === "ALL";
  const what = endpoint.address || channelName(endpoint.channel);
  const run = (change: Parameters<typeof edit>[0], done: string) =>
    void edit(change, done).catch((error: unknown) =>
      showToast({ tone: "danger", text: readError(error).message }),
    );
  return (
    <Menu position="bottom-end" width={180}>
      <Menu.Target>
        <IconAction size="sm" label={`More for ${what}`}>
          <IconDots size={16} />
        </IconAction>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={props.onWrite}>Change the address</Menu.Item>
        <Menu.Item
          onClick={() =>
            run(
              [{ kind: "optOut", endpoint: endpoint.key, optOut: out ? "NONE" : "ALL" }],
              out ? `Opted ${what} in.` : `Opted ${what} out.`,
            )
          }
        >
          {out ? "Opt in" : "Opt out"}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          color="red"
          onClick={() =>
            run([{ kind: "removeEndpoint", endpoint: endpoint.key }], `Removed ${what}.`)
          }
        >
          Remove endpoint
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
