import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from "@tabler/icons-react";
import classes from "./toast.module.css";
import { Tile } from "./tile.tsx";

export type Toast = {
  /** At most two sentences. */
  text: string;
  detail?: string;
  tone?: "success" | "info" | "danger";
  action?: { label: string; run: () => void };
  /** Reversible acts happen at once and offer this for ten seconds. */
  undo?: () => void;
};

type Listener = (toast: Toast) => void;
const listeners = new Set<Listener>();

/** Everything toasted is kept in the bell's list; the frame listens here. */
export function onToast(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const icons = {
  success: <IconCircleCheck size={16} />,
  info: <IconInfoCircle size={16} />,
  danger: <IconAlertTriangle size={16} />,
};

/** For what the user just started, or an error that needs them. Never for autosave. */
export function showToast(toast: Toast) {
  const { text, detail, tone = "success", undo } = toast;
  const action = undo ? { label: "Undo", run: undo } : toast.action;
  const id = notifications.show({
    role: tone === "danger" ? "alert" : "status",
    withBorder: true,
    autoClose: undo ? 10_000 : tone === "danger" ? 8_000 : 5_000,
    icon: <Tile tone={tone}>{icons[tone]}</Tile>,
    classNames: { root: classes.root ?? "", icon: classes.icon ?? "" },
    closeButtonProps: { "aria-label": "Dismiss" },
    message: (
      <div className={classes.body}>
        <div className={classes.words}>
          <div className={classes.text}>{text}</div>
          {detail ? <div className={classes.detail}>{detail}</div> : null}
        </div>
        {action ? (
          <Button
            size="xs"
            onClick={() => {
              notifications.hide(id);
              action.run();
            }}
          >
            {action.label}
          </Button>
        ) : null}
      </div>
    ),
  });
  for (const listener of listeners) listener(toast);
}
