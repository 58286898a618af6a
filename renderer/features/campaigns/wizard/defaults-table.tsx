import { TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEngine } from "../../../data/engine.tsx";
import { useStatus } from "../../../data/use-current-project.ts";
import { plural } from "../../../ui/format.ts";
import { useFormat } from "../../../ui/window-settings.tsx";
import classes from "./variables.module.css";

/** What stands in for a variable where a contact has no value. */
export function DefaultsTable(props: {
  used: readonly string[];
  defaults: Readonly<Record<string, string>>;
  onChange: (defaults: Record<string, string>) => void;
}) {
  const { used, defaults, onChange } = props;
  const variables = useQuery(useEngine().campaigns.variables.queryOptions()).data;
  const contacts = useStatus()?.contacts ?? 0;
  const format = useFormat();
  const set = (name: string, text: string) => {
    const { [name]: _old, ...rest } = defaults;
    onChange(text === "" ? rest : { ...rest, [name]: text });
  };
  const coverage = new Map((variables ?? []).map((each) => [each.name, each.coverage]));
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">Variable</th>
          <th scope="col">No value</th>
          <th scope="col">Default</th>
        </tr>
      </thead>
      <tbody>
        {used.map((name) => {
          const without = variables ? contacts - (coverage.get(name) ?? 0) : null;
          return (
            <tr key={name}>
              <td className={classes.name}>{name}</td>
              <td
                className={`${classes.coverage} ${without && defaults[name] === undefined ? classes.missing : ""}`}
              >
                {without === null ? "" : plural(format.count(without), "contact")}
              </td>
              <td>
                <TextInput
                  size="sm"
                  name={`default:${name}`}
                  aria-label={`Default for ${name}`}
                  placeholder="None"
                  maxLength={1000}
                  value={defaults[name] ?? ""}
                  onChange={(event) => set(name, event.currentTarget.value)}
                />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
