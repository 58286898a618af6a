import { Button } from "@mantine/core";
import { IconAddressBook } from "@tabler/icons-react";
import { Link } from "react-router";
import { Card } from "../../../ui/card.tsx";
import classes from "./imported.module.css";

/** How contacts come into a static segment. */
export const StaticFacts = ({ name }: { name: string }) => (
  <Card title="Kept by hand" padded>
    <p className={classes.note}>
      Its members are chosen one by one. In Audience, select contacts and choose Add to segment “
      {name}”, or remove them there again.
    </p>
    <Button component={Link} to="/audience" leftSection={<IconAddressBook size={16} />}>
      Choose contacts
    </Button>
  </Card>
);
