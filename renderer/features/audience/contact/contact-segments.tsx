import { IconTargetArrow } from "@tabler/icons-react";
import { Link } from "react-router";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Pill } from "../../../ui/pill.tsx";
import classes from "./contact.module.css";

const typeNames = { dynamic: "Dynamic", imported: "Imported", static: "Static" };

export function ContactSegments(props: {
  segments: readonly { id: string; name: string; type: "dynamic" | "imported" | "static" }[];
}) {
  if (props.segments.length === 0)
    return (
      <EmptyState icon={<IconTargetArrow size={32} />} text="This contact is in no segment." />
    );
  return (
    <ul className={classes.list}>
      {props.segments.map(({ id, name, type }) => (
        <li key={id} className={classes.segment}>
          <span className={`${classes.grow} ellipsis`}>
            <Link to={`/segments/${id}`}>{name}</Link>
          </span>
          <Pill>{typeNames[type]}</Pill>
        </li>
      ))}
    </ul>
  );
}
