import { useRouteError } from "react-router";
import { ErrorState } from "../ui/error-state.tsx";

/** A bug in a screen takes down that screen only; the frame stays. */
export function RouteError() {
  const error = useRouteError();
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return (
    <ErrorState
      problem={{
        message: "This screen stopped working.",
        cure: "Your data is not affected. Load the window again.",
        place: null,
        reference: null,
        details,
      }}
      onRetry={() => location.reload()}
    />
  );
}
