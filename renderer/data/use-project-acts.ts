import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "react-router";
import { useEngine } from "./engine.tsx";

/** Everything that puts another project before the user. What was cached belongs to the one before. */
export function useProjectActs() {
  const engine = useEngine();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const arrive = {
    meta: { quiet: true },
    onSuccess: async () => {
      await navigate("/home");
      await queries.resetQueries();
    },
  };
  return {
    create: useMutation(engine.projects.create.mutationOptions(arrive)),
    createSample: useMutation(engine.projects.createSample.mutationOptions(arrive)),
    open: useMutation(engine.projects.open.mutationOptions(arrive)),
    openFolder: useMutation(engine.projects.openFolder.mutationOptions(arrive)),
    close: useMutation(engine.projects.close.mutationOptions(arrive)),
    resetSample: useMutation(engine.projects.resetSample.mutationOptions(arrive)),
    forget: useMutation(engine.projects.forget.mutationOptions()),
  };
}
