import { Modal } from "@mantine/core";
import classes from "./link-dialog.module.css";

export type MailLink = { label: string; target: string };

/** Which link the receiver is taken to have clicked; chosen by its place, since an address may stand there twice. */
export function LinkDialog(props: {
  opened: boolean;
  links: readonly MailLink[];
  onClose: () => void;
  onChoose: (index: string) => void;
}) {
  const choose = (index: number) => {
    props.onChoose(String(index));
    props.onClose();
  };
  return (
    <Modal opened={props.opened} onClose={props.onClose} title="Click a link" size={460}>
      <ul className={classes.links}>
        {props.links.map((link, index) => (
          // Its place is what the link is known by.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index}>
            <button
              type="button"
              className={classes.link}
              data-autofocus={index === 0 || undefined}
              onClick={() => choose(index)}
            >
              <span className={classes.label}>{link.label || link.target}</span>
              {link.label ? <span className={classes.target}>{link.target}</span> : null}
            </button>
          </li>
        ))}
      </ul>
    </Modal>
  );
}
