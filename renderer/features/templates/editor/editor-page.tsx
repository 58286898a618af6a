import { Page } from "../../../ui/page.tsx";

export const EditorPage = () => <Page title="Template">{null}</Page>;
