import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { useEngine } from "../../data/engine.tsx";
import { Card } from "../../ui/card.tsx";
import { CopyAction } from "../../ui/copy-action.tsx";
import { FactRow } from "./setting-row.tsx";
import classes from "./settings.module.css";

export function SandboxPage() {
  const port = useQuery(useEngine().system.info.queryOptions()).data?.sandboxSmtpPort ?? null;
  const address = `127.0.0.1:${port}`;
  return (
    <Card>
      <FactRow
        label="Mailbox"
        hint="While email is in the sandbox, every message arrives here as a real mail, and nothing leaves this computer."
      >
        <Button component={Link} to="/messages/sandbox">
          Open the mailbox
        </Button>
      </FactRow>
      <FactRow
        label="SMTP receiver"
        hint="For developers: other programs on this computer can send test mail here, without a password."
      >
        {port === null ? (
          "Not listening"
        ) : (
          <>
            <span className={classes.mono}>{address}</span>
            <CopyAction text={address} size="xs" />
          </>
        )}
      </FactRow>
    </Card>
  );
}
