import { setNonce } from "get-nonce";

/** The page's nonce, which the host put into a meta tag; style elements made at run time carry it. */
export const pageNonce = (): string =>
  document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? "";

/** For parts of the kit that ask `get-nonce` instead of the provider (scroll locking). */
export const shareNonce = () => setNonce(pageNonce());
