import { useSearchParams } from "react-router";

/** The campaign a *why* is asked about; it stands in the address, so that reports can lead here. */
export function useWhy(): [string | null, (campaignId: string | null) => void] {
  const [params, setParams] = useSearchParams();
  const setWhy = (campaignId: string | null) =>
    setParams(
      (now) => {
        const next = new URLSearchParams(now);
        if (campaignId) next.set("why", campaignId);
        else next.delete("why");
        return next;
      },
      { replace: true },
    );
  return [params.get("why"), setWhy];
}
