import { createContext, useContext } from "react";

export type FormParts = {
  /** What is wrong with a field, once it was left, or the problem was opened; null before. */
  errorOf: (field: string) => string | null;
  /** Settings of what is published or simulated are only shown. */
  readOnly: boolean;
};

export const FormContext = createContext<FormParts>({ errorOf: () => null, readOnly: false });
export const useFormParts = (): FormParts => useContext(FormContext);
export const useErrorOf = (field: string | undefined): string | null => {
  const { errorOf } = useContext(FormContext);
  return field === undefined ? null : errorOf(field);
};
