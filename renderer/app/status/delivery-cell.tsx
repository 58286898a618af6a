import { IconMailbox, IconSend2 } from "@tabler/icons-react";
import { useNavigate } from "react-router";
import { StatusCell } from "./cell.tsx";
import classes from "./status.module.css";

type Mode = "sandbox" | "live";

/** Whether anything leaves this computer. */
export function DeliveryCell({ email, custom }: { email: Mode; custom: Mode }) {
  const navigate = useNavigate();
  const live = [email === "live" ? "email" : null, custom === "live" ? "custom" : null].filter(
    (name) => name !== null,
  );
  return (
    <StatusCell
      label="Delivery"
      onClick={() => void navigate(live[0] === "custom" ? "/settings/custom" : "/settings/email")}
    >
      {live.length === 0 ? (
        <>
          <IconMailbox size={14} />
          Sandbox mailbox <span className={classes.faint}>— nothing leaves this computer</span>
        </>
      ) : (
        <>
          <IconSend2 size={14} />
          Live: {live.join(", ")}
        </>
      )}
    </StatusCell>
  );
}
