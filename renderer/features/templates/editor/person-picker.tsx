import { ContactPicker } from "../../../message/contact-picker.tsx";
import type { PersonChoice } from "./use-person.ts";

const keys = { previous: "Alt+PageUp", next: "Alt+PageDown" };

/** Whose values the preview shows. Nobody has none: the defaults show. */
export const PersonPicker = (props: { label: string; choice: PersonChoice; steps?: boolean }) => (
  <ContactPicker
    nobody
    label={props.label}
    contact={props.choice.person}
    people={props.choice.people}
    onChoose={props.choice.choose}
    {...(props.steps ? { onStep: props.choice.step, keys } : {})}
  />
);
