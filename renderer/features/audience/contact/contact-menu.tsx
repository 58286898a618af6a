import { Menu } from "@mantine/core";
import { IconBan, IconDots, IconDownload, IconEraser } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { channelsOf, familyNames, familyOf } from "../../../../shared/domain/channel.ts";
import { useEngine } from "../../../data/engine.tsx";
import { IconAction } from "../../../ui/icon-action.tsx";
import { showToast } from "../../../ui/toast.tsx";
import { readError } from "../../../data/read-error.ts";
import { nameOfContact } from "./contact-words.ts";
import { EraseDialog } from "./erase-dialog.tsx";
import { useContactEdit } from "./use-contact-edit.ts";
import type { useContact } from "./use-contact.ts";

type Contact = NonNullable<ReturnType<typeof useContact>["data"]>;

/** What can be done with a contact as a whole. */
export function ContactMenu(props: { contact: Contact; onErased: () => void }) {
  const { contact } = props;
  const [erasing, setErasing] = useState(false);
  const { edit } = useContactEdit(contact.key);
  const save = useMutation(
    useEngine().contacts.exportOne.mutationOptions({
      onSuccess: ({ download, fileName }) => {
        window.location.assign(download);
        showToast({ text: `Exported everything known to ${fileName}.` });
      },
    }),
  );
  const open = contact.endpoints.filter(({ optOut }) => optOut === "NONE");
  const families = [...new Set(open.map(({ channel }) => familyOf(channel)))];
  const optOut = (family: (typeof families)[number] | null) => {
    const of = family === null ? null : channelsOf(family);
    const edits = open
      .filter(({ channel }) => of === null || of.includes(channel))
      .map(({ key }) => ({ kind: "optOut" as const, endpoint: key, optOut: "ALL" as const }));
    const what = family === null ? "every channel" : familyNames[family];
    edit(edits, `Opted ${nameOfContact(contact)} out of ${what}.`).catch((error: unknown) =>
      showToast({ tone: "danger", text: readError(error).message }),
    );
  };
  return (
    <>
      <Menu position="bottom-end" width={220}>
        <Menu.Target>
          <IconAction label="More for this contact">
            <IconDots size={16} />
          </IconAction>
        </Menu.Target>
        <Menu.Dropdown>
          {families.length > 0 ? (
            <>
              <Menu.Label>Opt out of</Menu.Label>
              {families.map((family) => (
                <Menu.Item
                  key={family}
                  leftSection={<IconBan size={14} />}
                  onClick={() => optOut(family)}
                >
                  {familyNames[family]}
                </Menu.Item>
              ))}
              {families.length > 1 ? (
                <Menu.Item leftSection={<IconBan size={14} />} onClick={() => optOut(null)}>
                  Every channel
                </Menu.Item>
              ) : null}
              <Menu.Divider />
            </>
          ) : null}
          <Menu.Item
            leftSection={<IconDownload size={14} />}
            disabled={save.isPending}
            onClick={() => save.mutate({ key: contact.key })}
          >
            Export data
          </Menu.Item>
          <Menu.Item
            color="red"
            leftSection={<IconEraser size={14} />}
            onClick={() => setErasing(true)}
          >
            Erase…
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <EraseDialog
        opened={erasing}
        contact={contact.key}
        name={nameOfContact(contact)}
        onClose={() => setErasing(false)}
        onErased={props.onErased}
      />
    </>
  );
}
