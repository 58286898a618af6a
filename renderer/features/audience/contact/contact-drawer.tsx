import { IconArrowsDiagonal } from "@tabler/icons-react";
import { readError } from "../../../data/read-error.ts";
import { Avatar } from "../../../ui/avatar.tsx";
import { Drawer } from "../../../ui/drawer.tsx";
import { ErrorState } from "../../../ui/error-state.tsx";
import { IconAction } from "../../../ui/icon-action.tsx";
import { SkeletonRows, useSlow } from "../../../ui/skeletons.tsx";
import { ContactDetails } from "./contact-details.tsx";
import { ChannelPills, ContactId } from "./contact-header.tsx";
import { ContactMenu } from "./contact-menu.tsx";
import { nameOfContact } from "./contact-words.ts";
import { useContact } from "./use-contact.ts";
import { WhyInDrawer } from "./why-in-drawer.tsx";

/** A contact beside the list. */
export function ContactDrawer(props: {
  contact: number;
  takeFocus: boolean;
  onClose: () => void;
  onOpenPage: () => void;
}) {
  const found = useContact(props.contact);
  const slow = useSlow(found.isPending);
  const contact = found.data;
  const name = contact ? nameOfContact(contact) : found.isError ? "Contact" : "…";
  return (
    <Drawer
      title={name}
      takeFocus={props.takeFocus}
      onClose={props.onClose}
      leading={contact ? <Avatar name={name} size={40} /> : null}
      below={
        contact ? (
          <>
            <ContactId id={contact.id} />
            <ChannelPills endpoints={contact.endpoints} />
          </>
        ) : null
      }
      actions={
        <>
          {contact ? <ContactMenu contact={contact} onErased={props.onClose} /> : null}
          <IconAction label="Open as a page" shortcut="Enter" onClick={props.onOpenPage}>
            <IconArrowsDiagonal size={16} />
          </IconAction>
        </>
      }
    >
      {found.isError ? (
        <ErrorState problem={readError(found.error)} onRetry={() => void found.refetch()} />
      ) : contact ? (
        <>
          <WhyInDrawer contact={contact.key} />
          <ContactDetails id="contact" contact={contact} />
        </>
      ) : slow ? (
        <SkeletonRows rows={8} height={40} />
      ) : null}
    </Drawer>
  );
}
