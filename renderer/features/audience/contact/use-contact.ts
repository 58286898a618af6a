import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEngine } from "../../../data/engine.tsx";

/** The contact before stays until the next one is here, so that ↑↓ in the list does not flicker. */
export const useContact = (key: number) =>
  useQuery(
    useEngine().contacts.get.queryOptions({ input: { key }, placeholderData: keepPreviousData }),
  );
