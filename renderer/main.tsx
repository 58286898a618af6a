import "./data/zod-jitless.ts";
import "@fontsource-variable/inter/wght.css";
import "./ui/styles.ts";
import { createRoot } from "react-dom/client";
import { RouterProvider } from "react-router/dom";
import { Providers } from "./app/providers.tsx";
import { createRouter } from "./app/router.tsx";
import { connectToEngine } from "./data/client.ts";
import { createQueryClient } from "./data/query-client.ts";
import { shareNonce } from "./ui/nonce.ts";
import { showToast } from "./ui/toast.tsx";

shareNonce();
const root = document.getElementById("root");
if (root) {
  const { client, connection } = connectToEngine();
  const queryClient = createQueryClient(({ message, cure }) =>
    showToast({ text: message, detail: cure ?? "", tone: "danger" }),
  );
  const router = createRouter();
  createRoot(root).render(
    <Providers client={client} connection={connection} queryClient={queryClient}>
      <RouterProvider router={router} />
    </Providers>,
  );
}
