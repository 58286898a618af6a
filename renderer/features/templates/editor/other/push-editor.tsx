import { Button, Checkbox, Select, Switch, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import {
  emptyPush,
  pushServices,
  type PushContent,
  type PushService,
} from "../../../../../shared/domain/template/template.ts";
import { TabsRow } from "../../../../ui/tabs-row.tsx";
import type { EditorProps } from "../content-editor.tsx";
import { VariableArea, VariableInput } from "../variable-fields.tsx";
import { jsonProblem } from "./json-problem.ts";
import classes from "./forms.module.css";

type Tab = "default" | PushService;
const names: Record<Tab, string> = {
  default: "All services",
  apns: "Apple",
  gcm: "Google",
  adm: "Amazon",
  baidu: "Baidu",
};
const actions = [
  { value: "OPEN_APP", label: "Open the app" },
  { value: "DEEP_LINK", label: "Open a place in the app" },
  { value: "URL", label: "Open an address" },
];

/** What all services show, and what single ones show instead. */
export function PushEditor({ content, change, jump }: EditorProps<"push">) {
  const [tab, setTab] = useState<Tab>("default");
  const [came, setCame] = useState(0);
  if (jump && jump.turn !== came) {
    setCame(jump.turn);
    const service = [...pushServices, "default" as const].find((each) =>
      jump.field?.startsWith(`${each}.`),
    );
    if (service) setTab(service);
  }
  const own = tab === "default" ? content.default : content.services[tab];
  const write = (next: PushContent, name: string) =>
    change(
      tab === "default" ? { default: next } : { services: { ...content.services, [tab]: next } },
      name,
    );
  return (
    <>
      <div className={classes.tabs}>
        <TabsRow<Tab>
          id="push"
          label="Services"
          value={tab}
          onChange={setTab}
          tabs={(["default", ...pushServices] as const).map((value) => ({
            value,
            label: names[value],
          }))}
          aside={
            <Switch
              label="Silent"
              aria-description="Wakes the app and shows nothing."
              checked={content.silent}
              onChange={(event) => change({ silent: event.currentTarget.checked }, "silent push")}
            />
          }
        />
      </div>
      <div id="push-panel" role="tabpanel" aria-label={names[tab]} className={classes.scroll}>
        <div className={classes.form}>
          {tab === "default" ? null : (
            <Checkbox
              label={`${names[tab]} shows something else`}
              description="An empty field takes what all services show."
              checked={own !== undefined}
              onChange={(event) => {
                const { [tab]: _old, ...rest } = content.services;
                change(
                  {
                    services: event.currentTarget.checked ? { ...rest, [tab]: emptyPush() } : rest,
                  },
                  `${names[tab]} of its own`,
                );
              }}
            />
          )}
          {own ? <PushFields key={tab} tab={tab} own={own} onWrite={write} /> : null}
        </div>
      </div>
    </>
  );
}

function PushFields(props: {
  tab: Tab;
  own: PushContent;
  onWrite: (own: PushContent, name: string) => void;
}) {
  const { tab, own, onWrite } = props;
  const [raw, setRaw] = useState(own.raw !== "");
  const set = (part: Partial<PushContent>, name: string) => onWrite({ ...own, ...part }, name);
  const android = tab === "gcm" || tab === "adm" || tab === "baidu";
  if (raw)
    return (
      <>
        <Textarea
          label="Payload as JSON"
          description="The whole payload; the other fields are not used."
          name={`${tab}.raw`}
          classNames={{ input: classes.mono ?? "" }}
          autosize
          minRows={10}
          maxRows={26}
          spellCheck={false}
          maxLength={20_000}
          value={own.raw}
          error={jsonProblem(own.raw)}
          onChange={(event) => set({ raw: event.currentTarget.value }, "payload")}
        />
        <div>
          <Button
            onClick={() => {
              setRaw(false);
              if (own.raw !== "") set({ raw: "" }, "dropping the payload");
            }}
          >
            Use fields instead
          </Button>
        </div>
      </>
    );
  return (
    <>
      <VariableInput
        label="Title"
        name={`${tab}.title`}
        maxLength={6000}
        value={own.title}
        onWrite={(title) => set({ title }, "title")}
      />
      <VariableArea
        label="Text"
        name={`${tab}.body`}
        rows={3}
        maxLength={6000}
        value={own.body}
        onWrite={(body) => set({ body }, "text")}
      />
      <div className={classes.pair}>
        <Select
          label="When it is pressed"
          clearable={tab !== "default"}
          placeholder="As all services"
          data={actions}
          value={own.action ?? (tab === "default" ? "OPEN_APP" : null)}
          onChange={(value) =>
            set(
              {
                action:
                  value === "OPEN_APP" || value === "DEEP_LINK" || value === "URL" ? value : null,
              },
              "action",
            )
          }
        />
        <TextInput
          label="Sound"
          maxLength={200}
          placeholder="default"
          value={own.sound}
          onChange={(event) => set({ sound: event.currentTarget.value }, "sound")}
        />
      </div>
      {own.action === "DEEP_LINK" || own.action === "URL" ? (
        <VariableInput
          label={own.action === "URL" ? "Address" : "Place in the app"}
          name={`${tab}.url`}
          maxLength={4000}
          value={own.url}
          onWrite={(url) => set({ url }, "address")}
        />
      ) : null}
      <TextInput
        label="Address of the picture"
        maxLength={4000}
        placeholder="https://"
        value={own.image}
        onChange={(event) => set({ image: event.currentTarget.value }, "picture")}
      />
      {android ? (
        <div className={classes.pair}>
          <TextInput
            label="Address of the icon"
            maxLength={4000}
            value={own.icon}
            onChange={(event) => set({ icon: event.currentTarget.value }, "icon")}
          />
          <TextInput
            label="Address of the small icon"
            maxLength={4000}
            value={own.smallIcon}
            onChange={(event) => set({ smallIcon: event.currentTarget.value }, "small icon")}
          />
        </div>
      ) : null}
      {tab === "default" ? null : (
        <div>
          <Button onClick={() => setRaw(true)}>Write the payload as JSON</Button>
        </div>
      )}
    </>
  );
}
