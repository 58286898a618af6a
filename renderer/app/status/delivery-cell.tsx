import { IconMailbox, IconSend2 } from "@tabler/icons-react";
import { useNavigate } from "react-router";
import { StatusCell } from "./cell.tsx";
import classes from "./status.module.css";

/** Whether anything leaves this computer. */
export function DeliveryCell({ mode }: { mode: "sandbox" | "live" }) {
  const navigate = useNavigate();
  return (
    <StatusCell label="Delivery" onClick={() => void navigate("/settings/email")}>
      {mode === "sandbox" ? (
        <>
          <IconMailbox size={14} />
          Sandbox mailbox <span className={classes.faint}>— nothing leaves this computer</span>
        </>
      ) : (
        <>
          <IconSend2 size={14} />
          Live: email
        </>
      )}
    </StatusCell>
  );
}
