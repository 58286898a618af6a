import { useQuery } from "@tanstack/react-query";
import { useClient, useEngine } from "../../data/engine.tsx";
import { useFormat } from "../../ui/window-settings.tsx";
import classes from "./bars.module.css";
import { ResolveUnknown } from "./resolve-unknown.tsx";

/** What the folder means, and one answer for all of it. */
export function UnknownBar() {
  const client = useClient();
  const format = useFormat();
  const count =
    useQuery(useEngine().messages.folders.queryOptions()).data?.find(
      ({ folder }) => folder === "unknown",
    )?.count ?? 0;
  const all = async () => {
    const ids: string[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof client.messages.list>> = await client.messages.list({
        folder: "unknown",
        limit: 500,
        after,
      });
      ids.push(...page.items.map(({ id }) => id));
      after = page.next;
    } while (after !== null);
    return ids;
  };
  return (
    <div className={classes.bar}>
      <p>
        Wayline or the connection ended while these messages were handed over, so nobody knows
        whether they arrived.
      </p>
      {count > 0 ? (
        <div className={classes.stack}>
          <span className={classes.words}>What to do with all {format.count(count)}:</span>
          <ResolveUnknown count={count} ids={all} />
        </div>
      ) : null}
    </div>
  );
}
