import { Link } from "react-router";
import { useLibrary } from "../../data/library.tsx";
import { SelectField } from "../form/choice-field.tsx";
import classes from "../form/form.module.css";

/** One of the project's segments. */
export function SegmentField(props: {
  name?: string;
  label: string;
  hideLabel?: boolean;
  value: string | null;
  onChange: (id: string) => void;
  onClear?: () => void;
  /** Imported segments don’t change by themselves, so an event can’t be narrowed by them. */
  dynamicOnly?: boolean;
  placeholder?: string;
}) {
  const { dynamicOnly, value, ...rest } = props;
  const { segments, known } = useLibrary();
  const chosen = value === null ? undefined : segments.get(value);
  const offered = [...segments.values()].filter(
    ({ id, type }) => !dynamicOnly || type === "dynamic" || id === value,
  );
  return (
    <SelectField
      {...rest}
      searchable
      placeholder={props.placeholder ?? "Choose a segment"}
      nothing="No segment is called that."
      value={known ? value : null}
      options={offered.map(({ id, name, type }) => ({
        value: id,
        label: type === "dynamic" ? name : `${name} (${type})`,
      }))}
      hint={
        chosen ? (
          <Link className={classes.link ?? ""} to={`/segments/${chosen.id}`}>
            Open segment
          </Link>
        ) : undefined
      }
    />
  );
}
