import { createWriteStream } from "node:fs";
import { unlink } from "node:fs/promises";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import type { EngineClient } from "../../shared/contract/index.ts";
import { refusalOf } from "./app-error.ts";
import { commonHeaders } from "./headers.ts";
import { type Log, logBug } from "./log.ts";

const maxBytes = 8 * 1024 ** 3;

/**
 * `POST /files?name=…` with the file as the body: streams it to where the engine says and answers `{ file }`, or
 * `{ code, message, cure? }` with the contract's codes. Whatever fails, no part of the file stays behind.
 */
export async function receiveFile(
  request: Request,
  url: URL,
  engine: EngineClient,
  log: Log,
): Promise<Response> {
  const fileName = baseName(url.searchParams.get("name") ?? "");
  if (!fileName || !request.body)
    return refusal(400, { code: "BAD_INPUT", message: "Name the file and send its content." });
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) return tooLarge();

  const reserved = await reserve(engine, fileName, log);
  if (reserved instanceof Response) return reserved;

  const target = createWriteStream(reserved.path, { flags: "wx", mode: 0o600 });
  try {
    await pipeline(Readable.fromWeb(request.body as ReadableStream), limited(), target);
    return json(200, { file: reserved.file });
  } catch (error) {
    // "wx" failed on a file that is there already: then it is not ours to remove.
    if (codeOf(error) !== "EEXIST") await unlink(reserved.path).catch(() => {});
    return explained(error, log);
  }
}

async function reserve(engine: EngineClient, fileName: string, log: Log) {
  try {
    return await engine.imports.reserveFile({ fileName });
  } catch (error) {
    const refused = refusalOf(error);
    return refused ? refusal(409, refused) : bug(error, log);
  }
}

/** The last part of a path of any system, without what file systems refuse; at most 255 characters. */
const baseName = (name: string): string =>
  (name.split(/[/\\]/).at(-1) ?? "").replaceAll(/\p{Cc}/gu, "").slice(-255);

function limited(): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > maxBytes) done(Object.assign(new Error("too large"), { code: "EFBIG" }));
      else done(null, chunk);
    },
  });
}

function explained(error: unknown, log: Log): Response {
  switch (codeOf(error)) {
    case "ENOSPC":
    case "EDQUOT":
      return refusal(507, {
        code: "DISK_FULL",
        message: "The disk is full; the file was not taken.",
        cure: "Free some space and try again.",
      });
    case "EFBIG":
      return tooLarge();
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return refusal(409, {
        code: "FILE_UNREADABLE",
        message: "The project folder cannot be written to.",
        cure: "Check its permissions.",
      });
    case "ECONNRESET":
    case "ERR_STREAM_PREMATURE_CLOSE":
    case "ABORT_ERR":
      return refusal(400, { code: "BAD_INPUT", message: "The upload was broken off." });
    default:
      return bug(error, log);
  }
}

const tooLarge = (): Response =>
  refusal(413, {
    code: "BAD_INPUT",
    message: "The file is larger than 8 GB.",
    cure: "Split it and import the parts one after another.",
  });

const bug = (error: unknown, log: Log): Response =>
  refusal(500, {
    code: "INTERNAL",
    message: `Something went wrong. Reference ${logBug(log, "POST /files", error)}.`,
  });

/** A stream's error can wrap the one that tells: the page closing, the socket breaking. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "";
  if (error.name === "AbortError") return "ABORT_ERR";
  const code = (error as NodeJS.ErrnoException).code;
  return code ?? codeOf(error.cause);
}

const refusal = (
  status: number,
  problem: { code: string; message: string; cure?: string },
): Response => json(status, problem);

const json = (status: number, value: object): Response =>
  new Response(JSON.stringify(value), {
    status,
    headers: {
      ...commonHeaders,
      "content-type": "application/json; charset=utf-8",
      "cache-control": "no-store",
    },
  });
