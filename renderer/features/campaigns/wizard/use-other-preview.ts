import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { OtherContent } from "../../../../shared/domain/other-content.ts";
import { useClient } from "../../../data/engine.tsx";

/** What of a message that is no mail one contact gets; null for custom channels, which get a document. */
export function useOtherPreview(content: OtherContent | null, contact: number | null) {
  const client = useClient();
  const [asked] = useDebouncedValue(content, 300);
  return useQuery({
    queryKey: ["other-preview", asked, contact],
    enabled: asked !== null && asked.type !== "custom",
    placeholderData: keepPreviousData,
    queryFn: () => {
      if (asked === null || asked.type === "custom") throw new Error("nothing to show");
      return client.templates.preview({
        content: { ...asked, recommender: null },
        for: contact === null ? null : { contact },
        images: true,
        dark: false,
      });
    },
  });
}
