import { z } from "zod";
import { next, type Activity } from "./activity.ts";

export const ContactChangeSetting = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("attribute"),
    of: z.enum(["user", "endpoint"]),
    how: z.enum(["set", "add", "remove"]),
    name: z.string().max(50),
    /** With `remove` and no values the whole attribute goes. */
    values: z.array(z.string().max(100)).max(50),
  }),
  z.object({ kind: z.literal("optOut"), optOut: z.boolean() }),
]);

export const UpdateContactSettings = z.object({ changes: z.array(ContactChangeSetting).max(20) });
export type UpdateContactSettings = z.infer<typeof UpdateContactSettings>;
type Change = UpdateContactSettings["changes"][number];

const words = (change: Change): string => {
  if (change.kind === "optOut") return change.optOut ? "Opt out of everything" : "Opt in again";
  const values = change.values.join(", ");
  if (change.how === "set") return `Set ${change.name || "…"} = ${values || "…"}`;
  return change.how === "add"
    ? `Add ${values || "…"} to ${change.name || "…"}`
    : `Remove ${values === "" ? "" : `${values} from `}${change.name || "…"}`;
};

export const updateContact: Activity<UpdateContactSettings> = {
  type: "updateContact",
  title: "Update contact",
  purpose: "Change attributes or opt-out",
  family: "action",
  settings: UpdateContactSettings,
  version: 1,
  blank: () => ({
    changes: [{ kind: "attribute", of: "user", how: "set", name: "", values: [] }],
  }),
  outlets: () => next,
  asks: () => [],
  decide: ({ changes }) => ({ kind: "change", changes, by: "next" }),
  problems: ({ changes }) =>
    changes.length === 0
      ? [{ code: "noChange", severity: "error", text: "Add what to change.", field: "changes" }]
      : changes.flatMap((change, index) =>
          change.kind === "attribute" &&
          (change.name === "" || (change.how !== "remove" && change.values.length === 0))
            ? [
                {
                  code: "badChange",
                  severity: "error" as const,
                  text:
                    change.name === ""
                      ? "Name the attribute to change."
                      : `Enter a value for ${change.name}.`,
                  field: `changes.${index}`,
                },
              ]
            : [],
        ),
  describe: ({ changes }) => ({
    name: changes[0] ? words(changes[0]) : "Update contact",
    summary: changes.length > 1 ? changes.slice(1).map(words).join(" · ") : "",
  }),
};
