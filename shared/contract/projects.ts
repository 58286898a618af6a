import { z } from "zod";
import { ProjectSettings } from "../domain/project.ts";
import { call, query } from "./base.ts";

export const Project = z.object({
  id: z.string(),
  name: z.string(),
  folder: z.string(),
  sample: z.boolean(),
  lastOpenedAt: z.number(),
  bytesOnDisk: z.number(),
  open: z.boolean(),
  /** False when the folder is no longer where it was. */
  found: z.boolean(),
});
export type Project = z.infer<typeof Project>;

export const projects = {
  list: query("projects").output(z.array(Project)),
  /** The open project with its settings, or null before one is chosen. */
  current: query("projects", "settings").output(
    z
      .object({ project: Project, settings: ProjectSettings, damaged: z.string().nullable() })
      .nullable(),
  ),
  /** What *Start empty* proposes: the folder new projects go to and the computer's zone. */
  defaults: query("projects").output(
    z.object({ folder: z.string(), timeZone: z.string(), currency: z.string() }),
  ),
  /** Creates a folder for the project below `folder` (default: the data folder) and opens it. */
  create: call
    .input(
      ProjectSettings.pick({ name: true, timeZone: true, currency: true, senderName: true }).extend(
        {
          folder: z.string().nullish(),
        },
      ),
    )
    .output(Project),
  /** Makes the sample project with data relative to now and opens it; done when the first screen can be shown. */
  createSample: call.output(Project),
  open: call.input(z.object({ id: z.string() })).output(Project),
  /** Opens a project folder that is not in the list yet. */
  openFolder: call.input(z.object({ folder: z.string().min(1) })).output(Project),
  /** Closes the open project; what is scheduled there waits until it is opened again. */
  close: call.output(z.null()),
  /** Takes the project off the list; its folder stays. */
  forget: call.input(z.object({ id: z.string() })).output(z.null()),
  /** Replaces the sample's data by a fresh one, relative to now. */
  resetSample: call.output(Project),
  saveSettings: call.input(ProjectSettings.partial()).output(ProjectSettings),
};
