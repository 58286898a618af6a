import { config } from "zod";

// Schemas compile themselves with `new Function` when they are made, which the page's CSP forbids. This file is
// imported before the first of them.
config({ jitless: true });
