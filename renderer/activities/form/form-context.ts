import { createContext, useContext, type ReactNode } from "react";

export type FormParts = {
  /** What is wrong with a field, once it was left, or the problem was opened; null before. */
  errorOf: (field: string) => string | null;
  /** Settings of what is published or simulated are only shown. */
  readOnly: boolean;
  /** What stands between what a message is and when it goes out, such as who can receive it. */
  aside: ReactNode;
  /** Opens a field of the journey’s own settings; null where they can’t be opened. */
  openJourney: ((field: string) => void) | null;
};

export const FormContext = createContext<FormParts>({
  errorOf: () => null,
  readOnly: false,
  aside: null,
  openJourney: null,
});
export const useFormParts = (): FormParts => useContext(FormContext);
export const useErrorOf = (field: string | undefined): string | null => {
  const { errorOf } = useContext(FormContext);
  return field === undefined ? null : errorOf(field);
};
