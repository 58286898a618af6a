import type { SetUp } from "./home-data.ts";

export type Step = {
  key: keyof SetUp;
  title: string;
  text: string;
  link: string;
  optional?: boolean;
};

export const steps: readonly Step[] = [
  {
    key: "imported",
    title: "Import contacts",
    text: "A CSV or JSON file, checked before anything is written.",
    link: "/audience/import",
  },
  {
    key: "segment",
    title: "Make a segment",
    text: "A saved question, like “bought in the last 30 days”.",
    link: "/segments/new",
  },
  {
    key: "test",
    title: "Send a test to the sandbox",
    text: "From a campaign’s message step. It arrives in Messages.",
    link: "/campaigns",
  },
  {
    key: "launched",
    title: "Launch a campaign",
    text: "In the sandbox first: nothing leaves this computer.",
    link: "/campaigns",
  },
  {
    key: "connected",
    title: "Connect an email account",
    text: "To reach real people.",
    link: "/settings/email",
    optional: true,
  },
];

/** Everything but what is optional. */
export const isSetUp = (done: SetUp): boolean =>
  steps.every(({ key, optional }) => optional || done[key]);

/** The first step that is still open and not optional: the one to do next. */
export const nextStep = (done: SetUp): Step | undefined =>
  steps.find(({ key, optional }) => !optional && !done[key]);
