import { IconX } from "@tabler/icons-react";
import { useEffect, useId, useRef, type ReactNode } from "react";
import classes from "./drawer.module.css";
import { IconAction } from "./icon-action.tsx";

/** A body with a panel at its right; on wide windows they stand beside each other. */
export const WithDrawer = (props: { children: ReactNode; drawer: ReactNode }) => (
  <div className={classes.split}>
    <div className={classes.rest}>{props.children}</div>
    {props.drawer}
  </div>
);

const layers =
  ".mantine-Modal-content, .mantine-Popover-dropdown, .mantine-Menu-dropdown, .mantine-Spotlight-content";

/** Another layer is open and has the first right to Escape. A closed list of choices stays in the page, hidden. */
const layerOpen = () =>
  [...document.querySelectorAll(layers)].some(
    (layer) => getComputedStyle(layer).display !== "none",
  );

/**
 * Details of a row, beside its table. It does not hold the focus: ↑↓ in the table go on while it is open. Escape closes
 * it from anywhere and gives the focus back to where it came from.
 */
export function Drawer(props: {
  title: string;
  /** Before and below the title: an avatar, pills. */
  leading?: ReactNode;
  below?: ReactNode;
  actions?: ReactNode;
  onClose: () => void;
  /** Opened with the keyboard: its title takes the focus. */
  takeFocus?: boolean;
  width?: 340 | 520;
  children: ReactNode;
}) {
  const { onClose, takeFocus } = props;
  const id = useId();
  const panel = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    const opener = document.activeElement;
    const own = panel.current;
    if (takeFocus) heading.current?.focus();
    return () => {
      const lost =
        document.activeElement === document.body || own?.contains(document.activeElement);
      if (lost && opener instanceof HTMLElement) opener.focus();
    };
    // Only the opening moves the focus, not what is shown afterwards.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);

  useEffect(() => {
    // Asked before anything answers the key: by the time it comes here, the layer may have closed.
    let layered = false;
    const look = () => {
      layered = layerOpen();
    };
    const close = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented || layered) return;
      event.preventDefault();
      onClose();
    };
    window.addEventListener("keydown", look, true);
    window.addEventListener("keydown", close);
    return () => {
      window.removeEventListener("keydown", look, true);
      window.removeEventListener("keydown", close);
    };
  }, [onClose]);

  return (
    <aside
      ref={panel}
      className={classes.drawer}
      data-width={props.width ?? 520}
      aria-labelledby={id}
      data-region="panel"
    >
      <header className={classes.header}>
        {props.leading}
        <div className={classes.words}>
          <h2 id={id} ref={heading} tabIndex={-1} className={classes.title}>
            {props.title}
          </h2>
          {props.below}
        </div>
        {props.actions}
        <IconAction label="Close" shortcut="Esc" onClick={onClose}>
          <IconX size={16} />
        </IconAction>
      </header>
      <div className={classes.body}>{props.children}</div>
    </aside>
  );
}
