import { useEffect } from "react";
import { useNavigate, useParams } from "react-router";
import { readError } from "../../../data/read-error.ts";
import { Avatar } from "../../../ui/avatar.tsx";
import { Card } from "../../../ui/card.tsx";
import { ErrorState } from "../../../ui/error-state.tsx";
import { Page } from "../../../ui/page.tsx";
import { SkeletonRows, useSlow } from "../../../ui/skeletons.tsx";
import { ContactDetails } from "./contact-details.tsx";
import { ChannelPills, ContactId } from "./contact-header.tsx";
import { ContactMenu } from "./contact-menu.tsx";
import { nameOfContact } from "./contact-words.ts";
import classes from "./contact.module.css";
import { useContact } from "./use-contact.ts";
import { useWhy } from "./use-why.ts";
import { Why } from "./why.tsx";

const crumbs = [{ label: "Audience", to: "/audience" }];

/** A contact with the whole window for itself; Escape leads back to the list. */
export function ContactPage() {
  const key = Number(useParams()["key"]);
  const found = useContact(Number.isSafeInteger(key) ? key : -1);
  const slow = useSlow(found.isPending);
  const [why, setWhy] = useWhy();
  const navigate = useNavigate();
  useEscapeBack();

  const contact = found.data;
  if (!contact)
    return (
      <Page key="none" title={found.isError ? "Contact" : "…"} crumbs={crumbs}>
        {found.isError ? (
          <ErrorState problem={readError(found.error)} onRetry={() => void found.refetch()} />
        ) : slow ? (
          <SkeletonRows rows={10} height={40} />
        ) : null}
      </Page>
    );
  const name = nameOfContact(contact);
  return (
    <Page
      key={contact.key}
      title={name}
      crumbs={crumbs}
      tile={<Avatar name={name} size={40} />}
      status={<ChannelPills endpoints={contact.endpoints} />}
      sub={<ContactId id={contact.id} />}
      actions={<ContactMenu contact={contact} onErased={() => void navigate("/audience")} />}
    >
      <div className={classes.pageBody}>
        <Card>
          <ContactDetails id="contact" contact={contact} />
        </Card>
        <Card>
          <Why contact={contact.key} campaignId={why} onChoose={setWhy} />
        </Card>
      </div>
    </Page>
  );
}

/** Back to where the page was opened from; to the list where it was opened by its address. */
function useEscapeBack() {
  const navigate = useNavigate();
  useEffect(() => {
    const back = (event: KeyboardEvent) => {
      const busy = document.querySelector(
        ".mantine-Combobox-dropdown:not([style*='display: none']), [aria-modal=true], .mantine-Menu-dropdown",
      );
      if (event.key !== "Escape" || event.defaultPrevented || busy) return;
      event.preventDefault();
      const state: unknown = window.history.state;
      const at = typeof state === "object" && state !== null && "idx" in state ? state.idx : 0;
      void (typeof at === "number" && at > 0 ? navigate(-1) : navigate("/audience"));
    };
    window.addEventListener("keydown", back);
    return () => window.removeEventListener("keydown", back);
  }, [navigate]);
}
