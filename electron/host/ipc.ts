import {
  type IpcMainEvent,
  type IpcMainInvokeEvent,
  ipcMain,
  type MessagePortMain,
} from "electron";
import { z } from "zod";
import type { Desktop, DesktopCommand } from "../../shared/contract/desktop.ts";

const color = z.string().regex(/^#[0-9a-f]{6}$/i);
const Colors = z.object({ background: color, symbols: color });
const PagePreferences = z.record(z.string().max(100), z.unknown());
const Folder = z.string().min(1).max(4096);

type TitleBarColors = z.infer<typeof Colors>;
type PagePreferences = z.infer<typeof PagePreferences>;

/** What the page can ask of the desktop host: `Desktop` of the contract, seen from this side. */
type Answers = {
  facts: () => Pick<Desktop, "platform" | "appVersion" | "titleBarOverlay">;
  connectEngine: () => MessagePortMain;
  openFolder: (folder: string) => Promise<boolean>;
  chooseFolder: () => Promise<string | null>;
  setTitleBar: (colors: TitleBarColors) => void;
  getPreferences: () => PagePreferences;
  setPreferences: (preferences: PagePreferences) => void;
};

type Sender = Pick<IpcMainEvent | IpcMainInvokeEvent, "senderFrame">;

/** Whether a message comes from our page itself: not from a frame in it, not from another address. */
const isOurPage = ({ senderFrame }: Sender, origin: string): boolean =>
  senderFrame !== null && senderFrame.parent === null && senderFrame.url.startsWith(`${origin}/`);

/** The only place where messages of the page arrive. Who speaks is checked first, then what is said. */
export function answerPage(origin: string, answers: Answers): void {
  const on = (channel: string, answer: (event: IpcMainEvent, input: unknown) => void) => {
    ipcMain.on(channel, (event, input: unknown) => {
      if (isOurPage(event, origin)) answer(event, input);
      // A synchronous caller hangs until it gets something.
      else event.returnValue = null;
    });
  };
  const handle = (channel: string, answer: (input: unknown) => unknown) => {
    ipcMain.handle(channel, (event, input: unknown) => {
      if (!isOurPage(event, origin)) throw new Error("Refused");
      return answer(input);
    });
  };

  on("desktop:facts", (event) => {
    event.returnValue = answers.facts();
  });
  on("desktop:getPreferences", (event) => {
    event.returnValue = answers.getPreferences();
  });
  on("desktop:setPreferences", (_event, input) => {
    const preferences = PagePreferences.safeParse(input);
    if (preferences.success) answers.setPreferences(preferences.data);
  });
  on("desktop:setTitleBar", (_event, input) => {
    const colors = Colors.safeParse(input);
    if (colors.success) answers.setTitleBar(colors.data);
  });
  on("engine:connect", (event) => {
    event.sender.postMessage("engine:port", null, [answers.connectEngine()]);
  });
  handle("desktop:openFolder", (input) => answers.openFolder(Folder.parse(input)));
  handle("desktop:chooseFolder", () => answers.chooseFolder());
}

/** Has the page carry out a command of the menu or the tray. */
export const sendCommand = (
  page: { send: (channel: string, command: DesktopCommand) => void },
  command: DesktopCommand,
): void => page.send("menu:command", command);
