import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import type { QueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { EngineClient } from "../../shared/contract/index.ts";
import type { Connection } from "../data/connection.ts";
import { EngineProvider } from "../data/engine.tsx";
import { usePreferences } from "../data/preferences.ts";
import { pageNonce } from "../ui/nonce.ts";
import { cssVariables, theme } from "../ui/theme.ts";
import { colorSchemeFromPreferences, useApplyPreferences } from "./apply-preferences.ts";

function Look(props: { children: ReactNode }) {
  useApplyPreferences();
  return props.children;
}

export function Providers(props: {
  client: EngineClient;
  connection: Pick<Connection, "state" | "subscribe">;
  queryClient: QueryClient;
  children: ReactNode;
}) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={colorSchemeFromPreferences}
      defaultColorScheme={usePreferences.getState().theme}
      getStyleNonce={pageNonce}
    >
      <EngineProvider
        client={props.client}
        connection={props.connection}
        queryClient={props.queryClient}
      >
        <Look>{props.children}</Look>
        <Notifications data-region="toasts" position="bottom-right" limit={3} autoClose={5_000} />
      </EngineProvider>
    </MantineProvider>
  );
}
