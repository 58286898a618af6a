declare module "mjml" {
  type Options = {
    validationLevel?: "strict" | "soft" | "skip";
    ignoreIncludes?: boolean;
    keepComments?: boolean;
  };
  type Problem = { line: number; message: string; tagName: string; formattedMessage: string };
  /** MJML 5 answers with a promise and brings no types of its own. */
  export default function mjmlToHtml(
    source: string,
    options?: Options,
  ): Promise<{ html: string; errors: Problem[] }>;
}
