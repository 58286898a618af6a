import { Button } from "@mantine/core";
import { IconHelpCircle } from "@tabler/icons-react";
import { useRef, useState } from "react";
import classes from "./contact.module.css";
import { useWhy } from "./use-why.ts";
import { Why } from "./why.tsx";

/** The question behind a button, because the drawer is narrow. */
export function WhyInDrawer({ contact }: { contact: number }) {
  const [campaignId, setWhy] = useWhy();
  const [asking, setAsking] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  if (!asking && campaignId === null)
    return (
      <div className={classes.bar}>
        <Button
          ref={button}
          leftSection={<IconHelpCircle size={15} />}
          onClick={() => setAsking(true)}
        >
          Why did/didn’t they get…?
        </Button>
      </div>
    );
  return (
    <Why
      contact={contact}
      campaignId={campaignId}
      onChoose={setWhy}
      onClose={() => {
        setAsking(false);
        setWhy(null);
        setTimeout(() => button.current?.focus());
      }}
    />
  );
}
