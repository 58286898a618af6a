import { createCipheriv, createDecipheriv } from "node:crypto";
import type { Random } from "../random.ts";

/** Passwords at rest: sealed with the key that the host keeps in the system's keychain or a file of the user's own. */
export type Secrets = {
  seal(text: string): string;
  /** Null when it was sealed with another key, as in a project folder moved from another computer. */
  open(sealed: string): string | null;
};

/** AES-256-GCM; `key` is 32 bytes. A sealed text is base64 of nonce (12), tag (16) and cipher text. */
export function createSecrets(key: Buffer, random: Random): Secrets {
  return {
    seal(text) {
      const nonce = random.bytes(12);
      const cipher = createCipheriv("aes-256-gcm", key, nonce);
      const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64");
    },
    open(sealed) {
      const bytes = Buffer.from(sealed, "base64");
      if (bytes.length < 28) return null;
      try {
        const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12));
        decipher.setAuthTag(bytes.subarray(12, 28));
        return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString(
          "utf8",
        );
      } catch {
        return null;
      }
    },
  };
}
