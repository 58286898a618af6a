import path from "node:path";
import type { SmtpAccess } from "../../shared/channels/driver.ts";
import type { CampaignDraft, EmailContent } from "../../shared/domain/campaign.ts";
import { ProjectSettings } from "../../shared/domain/project.ts";
import { AppError } from "../../shared/domain/errors.ts";
import { createContacts } from "./audience/contacts/contacts.ts";
import { createImports } from "./audience/import/imports.ts";
import { createSegments } from "./audience/segments/segments.ts";
import { createCampaignDrafts } from "./campaigns/campaigns.ts";
import { createCampaignActs } from "./campaigns/launch.ts";
import { createReview } from "./campaigns/review.ts";
import { createScheduler } from "./campaigns/scheduler.ts";
import { sandboxPush } from "./channels/sandbox-push.ts";
import { sandboxSms } from "./channels/sandbox-sms.ts";
import { sandboxVoice } from "./channels/sandbox-voice.ts";
import { sandboxWebhook } from "./channels/sandbox-webhook.ts";
import { smtpDriver } from "./channels/smtp.ts";
import { checkSmtp } from "./channels/smtp-check.ts";
import { webhookDriver } from "./channels/webhook.ts";
import type { Clock } from "./clock.ts";
import { createFeedback } from "./feedback/feedback.ts";
import { createPlayed } from "./feedback/played.ts";
import { createAutoAnswer } from "./feedback/auto-answer.ts";
import { createDoor } from "./feedback/door.ts";
import type { Log } from "./log.ts";
import { sandboxChannel } from "./messages/channel-service.ts";
import { checkEmail } from "./messages/check.ts";
import { checkOther } from "./messages/check-other.ts";
import { compiledContent, type ComposeContext } from "./messages/compose.ts";
import { createCustomChannel } from "./messages/custom-channel.ts";
import { createEmailChannel, sandboxSender } from "./messages/email-channel.ts";
import { followTemplate } from "./messages/library/follow.ts";
import { pictureChecks } from "./messages/library/checks/pictures.ts";
import { createLibrary } from "./messages/library/library.ts";
import { storeReceived } from "./messages/mailbox.ts";
import { withData, pictureFinder } from "./messages/media/inline.ts";
import { createMedia } from "./messages/media/media.ts";
import { createMessages } from "./messages/messages.ts";
import { createOutbox } from "./messages/outbox.ts";
import { createPages } from "./messages/pages.ts";
import { readToken } from "./messages/tokens.ts";
import { createVariables } from "./messages/variables.ts";
import type { Parts } from "./parts.ts";
import type { Random } from "./random.ts";
import { joinJourneys } from "./project-journeys.ts";
import { lockProject, openStore } from "./store/database.ts";
import { createReaders } from "./store/readers.ts";
import { createSecrets } from "./store/secrets.ts";
import { createSegmentIndex } from "./store/segment-index/client.ts";
import { readProjectSettings, readSetting, writeSetting } from "./store/settings.ts";
import type { Tasks } from "./tasks.ts";
import { scopedTopics, type Topics } from "./topics.ts";
import { isZone } from "./zones.ts";
import { z } from "zod";

export type ProjectOptions = {
  id: string;
  folder: string;
  clock: Clock;
  random: Random;
  log: Log;
  topics: Topics;
  tasks: Tasks;
  masterKey: Buffer;
  /** Files of the threads a project starts. */
  threads: { reader: URL; parser: URL; index: URL; simulation: URL };
  migrations: string;
  /** Where the host answers tracking links on this computer; null until it has said so. */
  origin: () => string | null;
  sandbox: () => SmtpAccess;
};
export type OpenProject = Awaited<ReturnType<typeof openProject>>;

/** Opens a project folder: locks it, brings its database up to date, joins the modules and starts the loops. */
export async function openProject(options: ProjectOptions) {
  const { clock, random, log, tasks, folder } = options;
  const topics = scopedTopics(options.topics);
  const unlock = lockProject(folder);
  /** What a project that can't be opened gives back, the last taken first. */
  const taken: (() => unknown)[] = [unlock, topics.end];
  try {
    return await join();
  } catch (error) {
    for (const giveBack of taken.toReversed()) await giveBack();
    throw error;
  }

  async function join() {
    const store = openStore(path.join(folder, "project.sqlite"), options.migrations);
    taken.push(store.close);
    const readers = createReaders(store.file, options.threads.reader);
    taken.push(readers.close);
    const index = createSegmentIndex({
      store,
      folder,
      entry: options.threads.index,
      clock,
      random,
      onStatus: () => topics.touch("tasks"),
      onError: (error) => log.error("segment index", error),
    });
    const followTables = topics.listen((touched) => {
      if (touched.includes("contacts") || touched.includes("events")) index.changed();
    });
    let settings = readProjectSettings(store);
    const parts: Parts = {
      folder,
      store,
      readers,
      index,
      clock,
      random,
      log,
      topics,
      tasks,
      secrets: createSecrets(options.masterKey, random),
      settings: () => settings,
    };
    const secret = projectSecret(parts);

    const segments = createSegments(parts);
    const contacts = createContacts(parts, {
      stepSentence: (participant, number) => journeys.runs.stepSentence(participant, number),
    });
    const imports = createImports(parts, { parser: options.threads.parser });
    const feedback = createFeedback(parts);
    const media = createMedia(parts);
    const picture = pictureFinder(media.files);
    const pages = createPages(random, (html) => withData(html, media.files));
    const library = createLibrary(parts);
    const variables = createVariables(parts);
    const channel = createEmailChannel(parts, {
      open: smtpDriver,
      check: (access) => checkSmtp(access, clock),
      sandbox: options.sandbox,
    });
    const keep = (received: Parameters<typeof storeReceived>[1]) => storeReceived(parts, received);
    const custom = createCustomChannel(parts, {
      open: webhookDriver,
      sandbox: (answer) => sandboxWebhook(keep, answer),
    });
    const channels = [
      channel,
      sandboxChannel("sms", sandboxSms(keep)),
      sandboxChannel("push", sandboxPush(keep)),
      sandboxChannel("voice", sandboxVoice(keep)),
      custom,
    ];
    /** The tracking door as recipients reach it: the public address when live, this computer in the sandbox. */
    const doorAddress = () =>
      channel.live() ? settings.trackingUrl.replace(/\/+$/, "") || null : options.origin();
    const composing = (): ComposeContext => ({
      store,
      project: options.id,
      secret,
      settings,
      sender: channel.sender(),
      door: doorAddress(),
      picture,
      now: clock.now(),
    });
    const outbox = createOutbox(parts, channels, composing);

    const live = (family: string) => channels.some((each) => each.family === family && each.live());
    const memberLinks = {
      members: segments.members,
      fingerprint: segments.fingerprint,
      live,
      // Opens and clicks of a mail come through the door; of other channels they are not measured.
      tracked: (family: string) => family === "email" && doorAddress() !== null,
    };
    const freeze = (content: EmailContent): EmailContent => {
      const sender = channel.sender();
      return {
        ...content,
        fromName: content.fromName || sender.name,
        // The sandbox's own address must not go out to real people, should the channel be live by then.
        fromAddress:
          content.fromAddress || (sender.address === sandboxSender ? "" : sender.address),
        replyTo: content.replyTo || sender.replyTo,
      };
    };
    const review = createReview(parts, {
      ...memberLinks,
      checkMessage: ({ message, other }) => {
        const known = {
          coverage: variables.coverage(),
          contacts: variables.contacts(),
          pictures: media.facts,
        };
        if (other) return checkOther(other, { ...known, missing: settings.missingVariable });
        return [
          ...checkEmail(message, known.coverage, known.contacts, settings.missingVariable),
          ...pictureChecks(message.html, media.facts).checks.filter(
            ({ severity }) => severity === "error",
          ),
        ];
      },
      from: ({ message: content, other }) => {
        if (other) return "origin" in other ? other.origin : "";
        const sender = channel.sender();
        return `${content.fromName || sender.name} <${content.fromAddress || sender.address}>`;
      },
    });
    const people = async (segmentId: string | null, draft: CampaignDraft) =>
      (await review.forecast(segmentId, draft).catch(() => ({ willBeSent: 0 }))).willBeSent;
    const campaigns = {
      ...createCampaignDrafts(parts),
      ...createCampaignActs(parts, {
        errors: review.errors,
        freeze: (draft) => draft.other ?? freeze(draft.message),
        people,
        live: memberLinks.live,
        tracked: memberLinks.tracked,
      }),
      review: review.review,
      people,
    };
    const linkOf = (message: number, index: number) => {
      const row = store.get<{ content: number; values: string | null }>(
        `SELECT content, "values" FROM messages WHERE key = ?`,
        message,
      );
      const compiled = row && compiledContent(store, row.content);
      const link = compiled?.email.links[index];
      if (!row || !compiled || !link) return null;
      const values = row.values === null ? {} : (JSON.parse(row.values) as Record<string, unknown>);
      const address = compiled.email.linkAddress(index, values);
      return address === null ? null : { index, address, label: link.label };
    };
    const played = createPlayed(parts);
    const autoAnswer = createAutoAnswer(parts, { feedback, played, linkOf });
    const door = createDoor(parts, feedback, {
      read: (kind, token) => readToken(secret, kind, token),
      linkOf,
    });
    const scheduler = createScheduler(parts, memberLinks);
    const journeys = joinJourneys(parts, {
      thread: options.threads.simulation,
      library,
      variables,
      pages,
      sender: channel.sender,
      freeze,
      live: (family) => channels.some((each) => each.family === family && each.live()),
    });
    imports.resume();
    contacts.resume();

    return {
      id: options.id,
      folder,
      parts,
      secret,
      segments,
      contacts,
      imports,
      campaigns,
      among: journeys.among,
      journeys: journeys.documents,
      journeyParts: journeys.kept,
      journeyProblems: journeys.problems,
      journeyNames: journeys.names,
      journeyRuns: journeys.runs,
      simulations: journeys.simulations,
      trials: journeys.trials,
      templates: library,
      /** Campaigns that follow a template send what is active in it from now on. */
      followTemplate: (id: string) =>
        followTemplate(parts, freeze, id, () => library.chosen(id, null)),
      messages: createMessages(parts, { live }),
      channel,
      custom,
      channels,
      feedback,
      played,
      autoAnswer,
      door,
      linkOf,
      pages,
      media,
      variables,
      outbox,
      scheduler,
      composing,
      tracked: () => doorAddress() !== null,
      settings: () => settings,
      saveSettings(change: Partial<ProjectSettings>): ProjectSettings {
        const next = ProjectSettings.parse({ ...settings, ...change });
        if (!isZone(next.timeZone))
          throw new AppError("BAD_INPUT", `“${next.timeZone}” is not a time zone.`, {
            place: "timeZone",
            cure: "Choose one from the list, such as Europe/Vienna.",
          });
        if (next.trackingUrl && !/^https?:\/\/[^\s/]+/.test(next.trackingUrl))
          throw new AppError(
            "BAD_INPUT",
            "The tracking address must begin with https:// or http://.",
            {
              place: "trackingUrl",
            },
          );
        writeSetting(store, "project", next);
        settings = next;
        topics.touch("settings", "projects");
        return next;
      },
      async close() {
        await Promise.all([
          scheduler.stop(),
          journeys.runs.loop.stop(),
          outbox.stop(),
          autoAnswer.loop.stop(),
          imports.stop(),
          contacts.stop(),
        ]);
        journeys.simulations.close();
        variables.close();
        await segments.stop();
        await Promise.all(channels.map((each) => each.close()));
        followTables();
        await index.close();
        await readers.close();
        store.close();
        topics.end();
        unlock();
      },
    };
  }
}

/** 32 bytes that sign the project's tracking links; made once, moved with the folder. */
function projectSecret(parts: Parts): Buffer {
  const known = readSetting(parts.store, "secret", z.string());
  if (known) return Buffer.from(known, "base64");
  const fresh = parts.random.bytes(32);
  writeSetting(parts.store, "secret", fresh.toString("base64"));
  return fresh;
}
