import type { EmailContent } from "../../../../shared/domain/campaign.ts";
import { isMail } from "../../../../shared/domain/message-content.ts";
import type { TemplateContent } from "../../../../shared/domain/template/template.ts";
import type { Parts } from "../../parts.ts";
import { getCampaign } from "../../store/campaigns.ts";
import { usesOfTemplates } from "../../store/templates.ts";
import { contentOf } from "./content-of.ts";

/**
 * Gives the campaigns that follow a template what is active in it now. A launched one gets another wording for its next
 * run; what waits in the outbox keeps the wording it was prepared with.
 */
export async function followTemplate(
  parts: Parts,
  freeze: (content: EmailContent) => EmailContent,
  id: string,
  active: () => TemplateContent,
): Promise<void> {
  const { store, clock, topics } = parts;
  const following = (usesOfTemplates(store).get(id) ?? [])
    .filter(({ kind }) => kind === "campaign")
    .map((use) => getCampaign(store, use.id))
    .filter(({ draft }) => draft.template?.version === null);
  if (following.length === 0) return;
  const made = await contentOf(active());
  const part = isMail(made) ? { message: made, other: null } : { other: made };
  const stored = isMail(made) ? freeze(made) : made;
  const now = clock.now();
  store.transaction(() => {
    for (const { id: campaign } of following) {
      // Read again: it may have been changed or launched while the message was compiled.
      const { draft, status } = getCampaign(store, campaign);
      if (draft.template?.id !== id || draft.template.version !== null) continue;
      store.run(
        "UPDATE campaigns SET draft = ?, revision = revision + 1, updated_at = ? WHERE id = ?",
        JSON.stringify({ ...draft, ...part }),
        now,
        campaign,
      );
      if (status !== "draft")
        store.run(
          "INSERT INTO contents (campaign_id, content, created_at) VALUES (?, ?, ?)",
          campaign,
          JSON.stringify(stored),
          now,
        );
    }
  });
  topics.touch("campaigns");
}
