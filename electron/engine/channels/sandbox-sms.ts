import { descriptors } from "../../../shared/channels/descriptor.ts";
import type { Driver, OutgoingSms } from "../../../shared/channels/driver.ts";
import { measureSms } from "../../../shared/domain/sms.ts";
import { Refused, sandboxDriver, type Keep } from "./sandbox-driver.ts";

/** The longest texts that AWS takes, by encoding (INVALID_MESSAGE beyond them). */
const longest = { "GSM-7": 1600, "UCS-2": 630 } as const;

export const sandboxSms = (keep: Keep): Driver<OutgoingSms> =>
  sandboxDriver<OutgoingSms>(keep, ({ to, from, text, messageType, messageId }) => {
    const problem = descriptors.sms.checkAddress(to);
    if (problem) throw new Refused(`INVALID_PHONE_NUMBER: ${problem}`);
    if (!text.trim()) throw new Refused("INVALID_MESSAGE: The text is empty.");
    const { encoding, units, parts } = measureSms(text);
    if (units > longest[encoding])
      throw new Refused(
        `INVALID_MESSAGE: ${units} characters; ${encoding} texts have ${longest[encoding]} at most.`,
      );
    return {
      messageId,
      sender: from,
      recipient: to,
      subject: text,
      snippet: "",
      source: { to, from, text, messageType, encoding, parts },
    };
  });
