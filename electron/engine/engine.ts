import { existsSync } from "node:fs";
import path from "node:path";
import { MessageChannel, type MessagePort } from "node:worker_threads";
import { RPCHandler } from "@orpc/server/message-port";
import type { SmtpAccess } from "../../shared/channels/driver.ts";
import type { Project } from "../../shared/contract/projects.ts";
import { AppError } from "../../shared/domain/errors.ts";
import { ProjectSettings } from "../../shared/domain/project.ts";
import type { ApiContext } from "./api/base.ts";
import { createApi } from "./api/router.ts";
import { startSandboxMailbox, type SandboxMailbox } from "./channels/sandbox-mailbox.ts";
import type { Clock } from "./clock.ts";
import type { Log } from "./log.ts";
import { storeMail } from "./messages/mailbox.ts";
import { openProject, type OpenProject } from "./project.ts";
import {
  folderSize,
  makeProjectFolders,
  openWorkspace,
  type KnownProject,
} from "./projects/workspace.ts";
import type { Random } from "./random.ts";
import { fillSample } from "./sample/sample.ts";
import { blankSettings, readSetting, writeSetting } from "./store/settings.ts";
import { createTasks } from "./tasks.ts";
import { createTopics } from "./topics.ts";
import { z } from "zod";

export type { OpenProject } from "./project.ts";
export type EngineOptions = {
  dataDir: string;
  masterKey: Buffer;
  version: string;
  platform: string;
  electron: string | null;
  clock: Clock;
  random: Random;
  log: Log;
  threads: { reader: URL; parser: URL; index: URL; simulation: URL };
  migrations: string;
};
export type Engine = Awaited<ReturnType<typeof createEngine>>;

const sampleName = "Juniper & Oak";
const sampleReady = "sample.ready";

/** The engine: the list of projects, at most one of them open, the sandbox mailbox, and the API over ports. */
export async function createEngine(options: EngineOptions) {
  const { clock, random, log } = options;
  const topics = createTopics(clock);
  const tasks = createTasks(clock, random, topics);
  const workspace = openWorkspace(options.dataDir);
  let origin: string | null = null;
  let opened: OpenProject | null = null;
  /** The open project, and one being closed until its last messages have arrived. */
  let receiving: OpenProject | null = null;
  /** Why the last project could not be opened; shown instead of a window that looks empty. */
  let trouble: { id: string; text: string } | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  const mailbox: SandboxMailbox = await startSandboxMailbox(async (mail) => {
    if (!receiving) throw new Error("No project is open.");
    await storeMail(receiving.parts, receiving.secret, mail);
  });
  const sandbox = (): SmtpAccess => ({
    host: "127.0.0.1",
    port: mailbox.port,
    tls: "none",
    user: "",
    password: "",
    connections: 5,
  });

  /** Opening and closing go one after another, whoever asks. */
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const next = turn.then(work, work);
    turn = next.catch(() => undefined);
    return next;
  };

  const closeNow = async () => {
    const closing = opened;
    opened = null;
    await closing?.close();
    receiving = null;
  };

  /** Opens a project in place of the open one, which is opened again when that fails. */
  const openNow = async (known: KnownProject): Promise<OpenProject> => {
    const before = opened && workspace.list().find((project) => project.id === opened?.id);
    await closeNow();
    try {
      return await join(known);
    } catch (error) {
      if (before && before.id !== known.id)
        await join(before).catch((failed: unknown) =>
          log.error("open the project before again", failed, { folder: before.folder }),
        );
      everythingChanged();
      throw error;
    }
  };

  const join = async (known: KnownProject): Promise<OpenProject> => {
    const project = await openProject({
      id: known.id,
      folder: known.folder,
      clock,
      random,
      log,
      topics,
      tasks,
      masterKey: options.masterKey,
      threads: options.threads,
      migrations: options.migrations,
      origin: () => origin,
      sandbox,
    });
    try {
      const { store } = project.parts;
      if (readSetting(store, "id", z.string()) !== known.id) writeSetting(store, "id", known.id);
      workspace.rememberOpen({
        ...known,
        name: project.settings().name,
        lastOpenedAt: clock.now(),
      });
    } catch (error) {
      // Nobody would ever close it: its lock and its loops would stay.
      await project.close();
      throw error;
    }
    opened = project;
    receiving = project;
    trouble = null;
    everythingChanged();
    return project;
  };

  const everythingChanged = () =>
    topics.touch(
      "projects",
      "settings",
      "contacts",
      "segments",
      "imports",
      "campaigns",
      "messages",
      "mailbox",
      "events",
      "channels",
      "scheduler",
    );

  const create = async (
    settings: ProjectSettings,
    folder: string | null,
    sample: boolean,
  ): Promise<OpenProject> => {
    const known: KnownProject = {
      id: random.id(),
      name: settings.name,
      folder: workspace.makeFolder(settings.name, folder),
      sample,
      lastOpenedAt: clock.now(),
    };
    const project = await openNow(known);
    writeSetting(project.parts.store, "sample", sample);
    project.saveSettings(settings);
    workspace.remember(known);
    return project;
  };

  const makeSample = async (): Promise<OpenProject> => {
    const project = await create({ ...blankSettings, ...sampleSettings() }, null, true);
    await fillSample(project.parts, project.secret);
    writeSetting(project.parts.store, sampleReady, true);
    everythingChanged();
    return project;
  };

  const describe = async (known: KnownProject): Promise<Project> => {
    const bytesOnDisk = await folderSize(known.folder);
    return { ...known, bytesOnDisk, open: opened?.id === known.id, found: bytesOnDisk > 0 };
  };

  const engine = {
    log,
    clock,
    topics,
    tasks,
    workspace,
    mailbox,
    options,
    describe,
    origin: () => origin,
    setOrigin(address: string) {
      origin = address;
    },
    trouble: () => trouble,
    opened: () => opened,
    /** The open project; an error that the window understands when there is none. */
    project(): OpenProject {
      if (!opened)
        throw new AppError("NO_PROJECT", "No project is open.", { cure: "Open one first." });
      return opened;
    },
    create: (settings: Partial<ProjectSettings>, folder: string | null) =>
      inTurn(() => create({ ...blankSettings, ...settings }, folder, false)),
    createSample: () =>
      inTurn(async () => {
        const known = workspace.list().find((project) => project.sample);
        if (known && existsSync(known.folder)) {
          const project = await openNow(known);
          // One whose making was cut off is left aside and made anew.
          if (readSetting(project.parts.store, sampleReady, z.boolean())) return project;
          await closeNow();
        }
        if (known) workspace.forget(known.id);
        return makeSample();
      }),
    resetSample: () =>
      inTurn(async () => {
        if (!opened || readSetting(opened.parts.store, "sample", z.boolean()) !== true)
          throw new AppError("BAD_INPUT", "Only the sample project can be reset.");
        const known = workspace.find(opened.id);
        const fresh = await makeSample();
        workspace.forget(known.id);
        return fresh;
      }),
    open: (id: string) => inTurn(() => openNow(workspace.find(id))),
    openFolder: (folder: string) =>
      inTurn(async () => {
        const known = workspace.list().find((project) => project.folder === folder);
        if (known) return openNow(known);
        makeProjectFolders(folder);
        return openNow({
          id: random.id(),
          name: path.basename(folder),
          folder,
          sample: false,
          lastOpenedAt: clock.now(),
        });
      }),
    close: () =>
      inTurn(async () => {
        await closeNow();
        workspace.setOpen(null);
        everythingChanged();
      }),
    /** Serves the contract on a port; one per window. */
    connect(port: MessagePort) {
      // The library asks for the browser's type; Node's port has all it uses.
      handler.upgrade(port as never, { context: { engine } });
      port.start();
    },
    /** A client's end of a fresh connection, for hosts in the same thread and for tests. */
    connection(): MessagePort {
      const { port1, port2 } = new MessageChannel();
      engine.connect(port1);
      port2.start();
      return port2;
    },
    stop: () =>
      inTurn(async () => {
        await closeNow();
        await mailbox.close();
      }),
  };
  const handler = new RPCHandler<ApiContext>(createApi());

  const last = workspace.lastOpen();
  const lastKnown = workspace.list().find((project) => project.id === last);
  if (lastKnown)
    try {
      await inTurn(() => openNow(lastKnown));
    } catch (error) {
      log.error("open last project", error, { folder: lastKnown.folder });
      trouble = {
        id: lastKnown.id,
        text:
          error instanceof AppError
            ? [error.message, error.cure].filter(Boolean).join(" ")
            : String(error),
      };
    }
  return engine;
}

const sampleSettings = (): Partial<ProjectSettings> => ({
  name: sampleName,
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone || "Europe/Vienna",
  currency: "EUR",
  senderName: sampleName,
  postalAddress: "Juniper & Oak, Lindengasse 12, 1070 Vienna",
});
