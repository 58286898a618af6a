/** What a refused or broken upload tells; the host answers with the contract's codes. */
export class UploadProblem extends Error {
  readonly cure: string | null;
  constructor(message: string, cure: string | null = null) {
    super(message);
    this.name = "UploadProblem";
    this.cure = cure;
  }
}

type Answer = { file?: unknown; message?: unknown; cure?: unknown };

function parsed(text: string): Answer {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}

/** Copies a file into the project's inbox. `fetch` cannot say how far an upload is, so this is the older way. */
export function upload(
  file: File,
  options: { signal: AbortSignal; onProgress: (bytes: number) => void },
): Promise<{ file: string }> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/files?name=${encodeURIComponent(file.name)}`);
    request.upload.addEventListener("progress", ({ loaded }) => options.onProgress(loaded));
    request.addEventListener("load", () => {
      const answer = parsed(request.responseText);
      if (request.status === 200 && typeof answer.file === "string") resolve({ file: answer.file });
      else
        reject(
          new UploadProblem(
            typeof answer.message === "string" ? answer.message : "The file was not taken.",
            typeof answer.cure === "string" ? answer.cure : "Try again.",
          ),
        );
    });
    request.addEventListener("error", () =>
      reject(
        new UploadProblem(
          "The file could not be read to its end.",
          "Check that it is still there and not open for writing elsewhere, then choose it again.",
        ),
      ),
    );
    request.addEventListener("abort", () => reject(new UploadProblem("The upload was cancelled.")));
    options.signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(file);
  });
}
