import { TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { helperCatalogue } from "../../../../../shared/domain/template/helper-catalogue.ts";
import { useEngine } from "../../../../data/engine.tsx";
import { useStatus } from "../../../../data/use-current-project.ts";
import { CopyAction } from "../../../../ui/copy-action.tsx";
import { plural, unknown } from "../../../../ui/format.ts";
import { useFormat } from "../../../../ui/window-settings.tsx";
import type { SideProps } from "./side-panel.tsx";
import classes from "./side.module.css";

/** What the message asks of a contact, what stands in for it, and the helpers there are. */
export function VariablesTab({ draft, preview, choice }: SideProps) {
  const content = draft.draft;
  const known = useQuery(useEngine().campaigns.variables.queryOptions()).data;
  const contacts = useStatus()?.contacts ?? 0;
  const format = useFormat();
  const coverage = new Map((known ?? []).map((each) => [each.name, each.coverage]));
  const used = preview.good?.variables ?? [];
  const names = [
    ...used.map(({ name }) => name),
    // A default that nothing asks for any more can still be seen, and emptied.
    ...Object.keys(content.defaults).filter((name) => !used.some((each) => each.name === name)),
  ];
  const set = (name: string, text: string) => {
    const { [name]: _old, ...rest } = content.defaults;
    draft.change(
      { defaults: text === "" ? rest : { ...rest, [name]: text } },
      `default for ${name}`,
    );
  };
  return (
    <>
      <h2 className={classes.section}>Used here</h2>
      {names.length === 0 ? (
        <p className={classes.note}>
          {content.type === "inapp"
            ? "In-app messages know no variables."
            : "No variable yet. Type {{ in the message to choose one."}
        </p>
      ) : (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">Variable</th>
              <th scope="col">{choice.person?.name ?? "Nobody"}</th>
              <th scope="col">No value</th>
              <th scope="col">Default</th>
            </tr>
          </thead>
          <tbody>
            {names.map((name) => {
              const here = used.find((each) => each.name === name);
              const filled = coverage.get(name);
              const without = filled === undefined ? null : contacts - filled;
              const missing = without !== null && without > 0 && !content.defaults[name];
              return (
                <tr key={name}>
                  <td className={classes.mono}>{name}</td>
                  <td>{here ? (here.value ?? unknown) : "not used"}</td>
                  <td className={missing ? classes.missing : undefined}>
                    {without === null ? unknown : plural(format.count(without), "contact")}
                  </td>
                  <td>
                    <TextInput
                      size="sm"
                      name={`default:${name}`}
                      aria-label={`Default for ${name}`}
                      placeholder="None"
                      maxLength={1000}
                      value={content.defaults[name] ?? ""}
                      onChange={(event) => set(name, event.currentTarget.value)}
                    />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      {content.type === "inapp" ? null : (
        <>
          <h2 className={classes.section}>Helpers</h2>
          <ul className={classes.list}>
            {helperCatalogue.map(({ name, says, example, gives }) => (
              <li key={name} className={classes.helper}>
                <span>
                  <strong>{name}</strong> {says}
                </span>
                <span className={classes.insert}>
                  <CopyAction text={example} label="Copy" size="xs" />
                </span>
                <span className={classes.mono}>
                  {example}
                  {gives === null ? "" : ` → ${gives}`}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
