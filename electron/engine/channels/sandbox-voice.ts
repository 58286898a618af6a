import { Parser } from "htmlparser2";
import { descriptors } from "../../../shared/channels/descriptor.ts";
import type { Driver, OutgoingCall } from "../../../shared/channels/driver.ts";
import { isSsml, spokenWords } from "../../../shared/domain/spoken.ts";
import { Refused, sandboxDriver, type Keep } from "./sandbox-driver.ts";

/** What Amazon Polly reads in one call: spoken characters, and all of them. */
const limits = { spoken: 3000, all: 6000 } as const;

/** Elements of SSML that Amazon Polly knows. */
const known = new Set(
  "speak audio break emphasis lang mark p phoneme prosody s say-as sub w amazon:breath amazon:auto-breaths amazon:domain amazon:effect amazon:emotion".split(
    " ",
  ),
);

/** Everything that is not well-formed or not SSML, the first of it. */
function problemOf(body: string): string | null {
  let problem: string | null = null;
  const open: string[] = [];
  let ended = false;
  const say = (text: string) => (problem ??= text);
  if (/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);)/.test(body))
    say("A “&” has to be written “&amp;”.");
  const parser = new Parser(
    {
      onopentagname(name) {
        if (!known.has(name)) say(`<${name}> is not an element of SSML.`);
        if (ended) say(`<${name}> stands after </speak>.`);
        if (open.length === 0 && name !== "speak") say("SSML has to begin with <speak>.");
        open.push(name);
      },
      ontext(text) {
        if (open.length === 0 && text.trim()) say("Text stands outside of <speak>.");
      },
      onclosetag(name, implied) {
        const selfClosed = body[parser.endIndex - 1] === "/";
        if (implied && !selfClosed) say(`<${name}> is not closed.`);
        open.splice(open.lastIndexOf(name));
        ended ||= open.length === 0;
      },
    },
    { xmlMode: true, recognizeSelfClosing: true },
  );
  parser.write(body.trim());
  parser.end();
  const closings = [...body.matchAll(/<\/([\w:-]+)\s*>/g)].length;
  const openings = [...body.matchAll(/<[\w:-]+(?:\s[^>]*?)?(\/?)>/g)].filter(([, self]) => !self);
  if (closings !== openings.length) say("A closing tag has no opening one, or is missing.");
  return problem;
}

export const sandboxVoice = (keep: Keep): Driver<OutgoingCall> =>
  sandboxDriver<OutgoingCall>(keep, ({ to, from, body, language, voice, messageId }) => {
    const number = descriptors.voice.checkAddress(to);
    if (number) throw new Refused(`INVALID_PHONE_NUMBER: ${number}`);
    const ssml = isSsml(body);
    const problem = ssml ? problemOf(body) : null;
    if (problem) throw new Refused(`InvalidSsml: ${problem}`);
    const spoken = spokenWords(body);
    if (!spoken) throw new Refused("The message says nothing.");
    if (spoken.length > limits.spoken || body.length > limits.all)
      throw new Refused(
        `TextLengthExceeded: a call has ${limits.spoken} spoken characters at most, ${limits.all} with SSML.`,
      );
    return {
      messageId,
      sender: from,
      recipient: to,
      subject: spoken,
      snippet: "",
      source: { to, from, body, ssml, spoken, language, voice },
    };
  });
