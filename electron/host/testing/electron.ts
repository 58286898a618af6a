// A stand-in for the `electron` module with both sides of it, so that main.ts and preload.ts run whole without its
// binary. What they did is in `seen`; what the user or the system would do are the verbs.
import { EventEmitter } from "node:events";
import { MessageChannel } from "node:worker_threads";
import { vi } from "vitest";

type MenuItem = {
  label?: string;
  id?: string;
  role?: string;
  accelerator?: string;
  checked?: boolean;
  enabled?: boolean;
  click?: () => void;
  submenu?: MenuItem[];
};
type Handler = (request: Request) => Promise<Response>;
type Frame = { url: string; parent: object | null };

const ourFrame: Frame = { url: "app://wayline/", parent: null };
const allBounds = { x: 0, y: 0, width: 1920, height: 1040 };

export const seen = {
  paths: {} as Record<string, string>,
  schemes: [] as unknown[],
  protocols: {} as Record<string, Handler>,
  windows: [] as FakeWindow[],
  menu: [] as MenuItem[],
  tray: [] as MenuItem[],
  themes: [] as string[],
  opened: [] as string[],
  folders: [] as string[],
  questions: [] as { message: string; detail: string; buttons: string[] }[],
  errors: [] as string[],
  ended: null as number | null,
  world: {} as Record<string, unknown>,
  permission: null as
    | null
    | ((contents: object, name: string, answer: (ok: boolean) => void) => void),
  /** What the system answers. */
  answers: { singleInstance: true, quit: 0, folder: [] as string[] },
};

class FakeWindow extends EventEmitter {
  options: Record<string, unknown>;
  url = "";
  commands: string[] = [];
  progress: number[] = [];
  titleBar: object | null = null;
  openHandler: (details: { url: string }) => { action: string } = () => ({ action: "allow" });
  webContents = Object.assign(new EventEmitter(), {
    send: (channel: string, command: string) => {
      this.commands.push(command);
      renderer.emit(channel, {}, command);
    },
    setWindowOpenHandler: (handler: FakeWindow["openHandler"]) => {
      this.openHandler = handler;
    },
    getURL: () => this.url,
  });
  bounds = { x: 10, y: 20, width: 1200, height: 800 };
  constructor(options: Record<string, unknown>) {
    super();
    this.options = options;
    seen.windows.push(this);
  }
  loadURL(url: string) {
    this.url = url;
    return Promise.resolve();
  }
  isMaximized = () => false;
  isMinimized = () => false;
  getNormalBounds = () => this.bounds;
  maximize = vi.fn();
  restore = vi.fn();
  show = vi.fn();
  focus = vi.fn();
  setProgressBar = (value: number) => void this.progress.push(value);
  setTitleBarOverlay = (colors: object) => {
    this.titleBar = colors;
  };
}

const event = () => {
  let prevented = false;
  return { preventDefault: () => (prevented = true), isPrevented: () => prevented };
};

const app = Object.assign(new EventEmitter(), {
  isPackaged: false,
  whenReady: () => Promise.resolve(),
  getVersion: () => "1.2.3",
  setPath: (name: string, value: string) => {
    seen.paths[name] = value;
  },
  requestSingleInstanceLock: () => seen.answers.singleInstance,
  showAboutPanel: vi.fn(),
  quit: () => {
    const asked = event();
    app.emit("before-quit", asked);
    if (!asked.isPrevented()) seen.ended = 0;
  },
  exit: (code: number) => {
    seen.ended = code;
  },
});

const ipcMain = Object.assign(new EventEmitter(), {
  handlers: {} as Record<string, (event: object, input: unknown) => unknown>,
  handle: (channel: string, handler: (event: object, input: unknown) => unknown) => {
    ipcMain.handlers[channel] = handler;
  },
});
const renderer = new EventEmitter();
let frame: Frame | null = ourFrame;
const message = () => ({
  senderFrame: frame,
  returnValue: undefined as unknown,
  sender: {
    postMessage: (channel: string, _message: unknown, ports: unknown[]) =>
      renderer.emit(channel, { ports }),
  },
});

/** Electron's ports hand over events where Node's hand over data. */
class MessageChannelMain {
  port1: object;
  port2: object;
  constructor() {
    const { port1, port2 } = new MessageChannel();
    this.port1 = {
      on: (name: string, listener: (value?: unknown) => void) =>
        port1.on(name as "message", (data) => listener(name === "message" ? { data } : undefined)),
      postMessage: (data: unknown) => port1.postMessage(data),
      start: () => port1.start(),
      close: () => port1.close(),
    };
    this.port2 = port2;
  }
}

export const electron = {
  app,
  ipcMain,
  MessageChannelMain,
  BrowserWindow: FakeWindow,
  protocol: {
    registerSchemesAsPrivileged: (schemes: unknown[]) => seen.schemes.push(...schemes),
    handle: (scheme: string, handler: Handler) => {
      seen.protocols[scheme] = handler;
    },
  },
  Menu: {
    buildFromTemplate: (items: MenuItem[]) => items,
    setApplicationMenu: (items: MenuItem[]) => {
      seen.menu = items;
    },
  },
  Tray: class extends EventEmitter {
    setToolTip = vi.fn();
    setContextMenu = (items: MenuItem[]) => {
      seen.tray = items;
    };
  },
  nativeImage: { createFromPath: (file: string) => file },
  nativeTheme: {
    shouldUseDarkColors: true,
    set themeSource(theme: string) {
      seen.themes.push(theme);
    },
  },
  screen: { getDisplayMatching: () => ({ workArea: allBounds }) },
  session: {
    defaultSession: {
      setPermissionRequestHandler: (handler: typeof seen.permission) => {
        seen.permission = handler;
      },
      setPermissionCheckHandler: vi.fn(),
    },
  },
  shell: {
    openExternal: (url: string) => {
      seen.opened.push(url);
      return Promise.resolve();
    },
    openPath: (folder: string) => {
      seen.folders.push(folder);
      return Promise.resolve("");
    },
    showItemInFolder: (folder: string) => seen.folders.push(`shown ${folder}`),
  },
  dialog: {
    showErrorBox: (title: string, text: string) => seen.errors.push(`${title}: ${text}`),
    showMessageBox: (question: (typeof seen.questions)[number]) => {
      seen.questions.push(question);
      return Promise.resolve({ response: seen.answers.quit });
    },
    showOpenDialog: () =>
      Promise.resolve({
        canceled: seen.answers.folder.length === 0,
        filePaths: seen.answers.folder,
      }),
  },
  safeStorage: {
    isEncryptionAvailable: () => true,
    encryptString: (text: string) => Buffer.from(text),
    decryptString: (sealed: Buffer) => sealed.toString(),
  },
  contextBridge: {
    exposeInMainWorld: (name: string, api: unknown) => {
      seen.world[name] = api;
    },
  },
  ipcRenderer: Object.assign(renderer, {
    send: (channel: string, input?: unknown) => void ipcMain.emit(channel, message(), input),
    sendSync: (channel: string) => {
      const sent = message();
      ipcMain.emit(channel, sent);
      return sent.returnValue;
    },
    invoke: async (channel: string, input?: unknown) =>
      ipcMain.handlers[channel]?.(message(), input),
  }),
};

/** Sends what follows from another frame. */
export function speakFrom(other: Frame | null, act: () => void): void {
  frame = other;
  try {
    act();
  } finally {
    frame = ourFrame;
  }
}

const walk = (items: MenuItem[]): MenuItem[] =>
  items.flatMap((item) => [item, ...walk(item.submenu ?? [])]);
export const menuItems = (): MenuItem[] => walk(seen.menu);
export const choose = (items: MenuItem[], name: string): void =>
  walk(items)
    .find((item) => item.id === name || item.label === name)
    ?.click?.();
export const emitted = (target: EventEmitter, name: string, more: object = {}) => {
  const sent = { ...event(), ...more };
  target.emit(name, sent);
  return sent.isPrevented();
};
