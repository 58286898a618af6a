import { activities } from "../activities/index.ts";
import { type About, channelWords, type Found } from "./about.ts";
import { type JourneyDocument, readActivity } from "./graph.ts";
import { newsArrives } from "./waits.ts";

/** What is wrong with one activity: its settings, its template, its channel. Skipped ones do nothing. */
export function activityProblems(document: JourneyDocument, id: string, about: About): Found[] {
  const activity = document.activities[id];
  if (!activity || activity.skipped) return [];
  const { type, settings } = readActivity(activity);
  const found: Found[] = [];
  const say = (found_: Omit<Found, "activity">) => found.push({ ...found_, activity: id });
  if (!type)
    return [
      {
        code: "notSupported",
        severity: "warning",
        text: `“${activity.type}” is not supported in this version. It is kept as it is; people pass straight through.`,
        activity: id,
        field: null,
      },
    ];
  for (const problem of type.problems(settings))
    if (problem.code !== "asksTooEarly" || !newsArrives(document, id)) say(problem);
  const use = type.template?.(settings);
  if (!use) return found;
  const channel = about.channel(use.channel);
  const { name, address } = channelWords[use.channel];
  if (!channel.enabled)
    say({
      code: "channelDisabled",
      severity: "error",
      text: `${name} is switched off for this project. Switch it on in Settings › Channels.`,
      field: null,
    });
  else if (channel.sandbox)
    say({
      code: "sandbox",
      severity: "warning",
      text: `${name} is not connected: messages go to the sandbox mailbox.`,
      field: null,
    });
  const without = about.withoutAddress?.(id) ?? 0;
  if (without > 0)
    say({
      code: "noAddress",
      severity: "warning",
      text: `${without.toLocaleString("en-US")} ${without === 1 ? "participant has" : "participants have"} no ${address} and will continue without this message.`,
      field: null,
    });
  return [...found, ...templateProblems(id, use, settings, about)];
}

function templateProblems(
  id: string,
  use: { channel: keyof typeof channelWords; templateId: string | null },
  settings: unknown,
  about: About,
): Found[] {
  if (use.templateId === null) return [];
  const base = { activity: id, field: "template" };
  const pick = { fix: { kind: "focus" as const, label: "Pick template…" } };
  const template = about.template(use.templateId);
  if (!template)
    return [
      { ...base, ...pick, code: "templateGone", severity: "error", text: "The template was deleted. Pick another." }, // prettier-ignore
    ];
  if (template.channel !== use.channel && use.channel !== "custom")
    return [
      {
        ...base,
        ...pick,
        code: "otherChannel",
        severity: "error",
        text: `“${template.name}” is a template for ${channelWords[template.channel].name}.`,
      },
    ];
  const found: Found[] = template.unknownVariables.map((variable) => ({
    ...base,
    code: "unknownVariable",
    severity: "error",
    text: `“${template.name}” uses {{${variable}}}, which is not known and has no default.`,
    fix: { kind: "focus", label: "Add default" },
  }));
  const email = activities.email.settings.safeParse(settings);
  if (
    use.channel === "email" &&
    template.unsubscribes === false &&
    email.success &&
    email.data.messageType === "PROMOTIONAL"
  )
    found.push({
      ...base,
      code: "noUnsubscribe",
      severity: "warning",
      text: `“${template.name}” has no link to unsubscribe, as promotional mails should.`,
    });
  return found;
}
