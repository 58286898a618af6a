import { Button, Menu, Modal, TextInput } from "@mantine/core";
import { IconBookmark, IconBookmarkPlus, IconTrash } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { SavedView } from "../../../../../shared/contract/contacts.ts";
import { useEngine } from "../../../../data/engine.tsx";
import { readError } from "../../../../data/read-error.ts";
import { showToast } from "../../../../ui/toast.tsx";
import classes from "./filters.module.css";

type Shown = Omit<SavedView, "id" | "name">;

/** Filters, order and columns under a name, kept in the project. */
export function ViewsMenu(props: { now: Shown; onShow: (view: SavedView) => void }) {
  const engine = useEngine();
  const views = useQuery(engine.contacts.views.queryOptions({ retry: false })).data ?? [];
  const save = useMutation(engine.contacts.saveView.mutationOptions());
  const remove = useMutation(engine.contacts.removeView.mutationOptions());
  const [naming, setNaming] = useState(false);
  const same = (view: SavedView) =>
    JSON.stringify([view.filter, view.sort]) === JSON.stringify([props.now.filter, props.now.sort]);
  const current = views.find(same);
  return (
    <>
      <Menu position="bottom-start" width={240}>
        <Menu.Target>
          <Button leftSection={<IconBookmark size={15} />}>
            <span className="ellipsis">{current ? current.name : "Views"}</span>
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {views.length > 0 ? <Menu.Label>Saved views</Menu.Label> : null}
          {views.map((view) => (
            <Menu.Item
              key={view.id}
              aria-current={view === current || undefined}
              onClick={() => props.onShow(view)}
            >
              {view.name}
            </Menu.Item>
          ))}
          {views.length > 0 ? <Menu.Divider /> : null}
          <Menu.Item leftSection={<IconBookmarkPlus size={14} />} onClick={() => setNaming(true)}>
            Save this view…
          </Menu.Item>
          {current ? (
            <>
              <Menu.Item
                onClick={() =>
                  save.mutate(
                    { ...props.now, id: current.id, name: current.name },
                    {
                      onSuccess: () =>
                        showToast({ text: `Saved the columns of “${current.name}”.` }),
                    },
                  )
                }
              >
                Save these columns in “{current.name}”
              </Menu.Item>
              <Menu.Item
                color="red"
                leftSection={<IconTrash size={14} />}
                onClick={() =>
                  remove.mutate(
                    { id: current.id },
                    {
                      onSuccess: () =>
                        showToast({
                          text: `Deleted the view “${current.name}”.`,
                          undo: () => save.mutate({ ...current, id: null }),
                        }),
                    },
                  )
                }
              >
                Delete “{current.name}”
              </Menu.Item>
            </>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      <Modal opened={naming} onClose={() => setNaming(false)} title="Save this view" size={400}>
        <NameForm now={props.now} onClose={() => setNaming(false)} />
      </Modal>
    </>
  );
}

function NameForm({ now, onClose }: { now: Shown; onClose: () => void }) {
  const [name, setName] = useState("");
  const save = useMutation(
    useEngine().contacts.saveView.mutationOptions({ meta: { quiet: true }, onSuccess: onClose }),
  );
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== "") save.mutate({ ...now, id: null, name: name.trim() });
      }}
    >
      <TextInput
        data-autofocus
        label="Name"
        description="Keeps the filters, the order and the columns."
        maxLength={128}
        autoComplete="off"
        value={name}
        error={save.error ? readError(save.error).message : null}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <div className={classes.acts}>
        <Button onClick={onClose}>Cancel</Button>
        <Button
          type="submit"
          variant="filled"
          disabled={name.trim() === ""}
          loading={save.isPending}
        >
          Save view
        </Button>
      </div>
    </form>
  );
}
