import { Button } from "@mantine/core";
import { IconArrowBackUp, IconArrowForwardUp } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { familyOfDraft } from "../../../../shared/domain/campaign.ts";
import { familyNames } from "../../../../shared/domain/channel.ts";
import type { CampaignDetail, Finding } from "../../../../shared/contract/campaigns.ts";
import { useEngine } from "../../../data/engine.tsx";
import { useScreenActions } from "../../../data/screen-actions.ts";
import { IconAction } from "../../../ui/icon-action.tsx";
import { Page } from "../../../ui/page.tsx";
import { ChannelTile } from "../../../ui/channel-tile.tsx";
import { useFormat } from "../../../ui/window-settings.tsx";
import { CampaignPill, nameOr } from "../campaign-words.tsx";
import { useCampaignActs } from "../use-campaign-acts.ts";
import { SaveProblem } from "../../../message/save-problem.tsx";
import { AudienceStep } from "./audience-step.tsx";
import { focusField } from "./focus-field.ts";
import { LaunchDialog, launchWords } from "./launch-dialog.tsx";
import { MessageStep } from "./message-step.tsx";
import { OtherMessageStep } from "./other-message-step.tsx";
import { OtherPreview } from "./other-preview.tsx";
import { useOtherPreview } from "./use-other-preview.ts";
import { Preview } from "./preview.tsx";
import { ReviewStep } from "./review-step.tsx";
import { ScheduleStep } from "./schedule-step.tsx";
import { SetupStep } from "./setup-step.tsx";
import { StepList } from "./step-list.tsx";
import { errorsOf, isStep, stepAfter, steps, stepState, type StepId } from "./steps.ts";
import { Summary } from "./summary.tsx";
import { useDraft } from "./use-draft.ts";
import { usePreviewContact } from "../use-preview-contact.ts";
import { usePreview } from "./use-preview.ts";
import classes from "./wizard.module.css";

const everyStep: ReadonlySet<StepId> = new Set(steps.map(({ id }) => id));
const crumbs = [{ label: "Campaigns", to: "/campaigns" }];

/** A campaign before its launch: five steps in any order, saved as they are written. */
export function Wizard({ detail }: { detail: CampaignDetail }) {
  const { id } = detail;
  const draft = useDraft(detail);
  const review = useQuery({
    ...useEngine().campaigns.review.queryOptions({ input: { id } }),
    placeholderData: keepPreviousData,
  });
  const [params, setParams] = useSearchParams();
  const asked = params.get("step");
  const step: StepId = isStep(asked) ? asked : "setup";
  const [seen, setSeen] = useState<ReadonlySet<StepId>>(new Set());
  const [launching, setLaunching] = useState(false);
  const [turn, setTurn] = useState(0);
  const form = useRef<HTMLDivElement>(null);
  const wanted = useRef<{ step: StepId; finding: Finding | null } | null>(null);
  const navigate = useNavigate();
  const acts = useCampaignActs();
  const format = useFormat();
  const findings = review.data?.findings;
  const errors = findings ? errorsOf(findings) : [];
  const ready = review.isSuccess && errors.length === 0 && !draft.problem;

  const go = (to: StepId, finding: Finding | null = null) => {
    void draft.flush();
    setSeen(new Set([...seen, step]));
    wanted.current = { step: to, finding };
    setTurn(turn + 1);
    setParams({ step: to, ...(finding?.field === "text" ? { part: "text" } : {}) });
  };
  // The first field of a step, or the one a finding leads to, has the focus.
  useEffect(() => {
    // The address changes a moment after the click.
    if (wanted.current && wanted.current.step !== step) return;
    focusField(form.current, wanted.current?.finding ?? null);
    wanted.current = null;
  }, [step, turn]);

  const launch = async () => {
    await draft.flush();
    // The dialog states what is true now, not what was counted before the last change.
    const { data } = await review.refetch();
    if (!draft.now().problem && data && errorsOf(data.findings).length === 0) setLaunching(true);
  };
  const [next, before] = [stepAfter(step, 1), stepAfter(step, -1)];
  useScreenActions([
    {
      id: "campaign:primary",
      label: step === "review" ? "Launch campaign" : "Review and launch",
      shortcut: "Mod+Enter",
      aliases: ["send", "schedule"],
      disabled: step === "review" && !ready,
      run: () => (step === "review" ? void launch() : go("review")),
    },
    ...steps.map(({ id: to, name }) => ({
      id: `campaign:${to}`,
      label: `Go to ${name}`,
      run: () => go(to),
    })),
    {
      id: "campaign:undo",
      label: draft.undo ? `Undo ${draft.undo}` : "Undo",
      shortcut: "Mod+Z",
      disabled: !draft.undo,
      run: draft.undoStep,
    },
    {
      id: "campaign:redo",
      label: draft.redo ? `Redo ${draft.redo}` : "Redo",
      shortcut: "Mod+Shift+Z",
      disabled: !draft.redo,
      run: draft.redoStep,
    },
    {
      id: "campaign:duplicate",
      label: "Duplicate this campaign",
      run: () => acts.duplicate({ id, name: draft.draft.name }),
    },
    {
      id: "campaign:delete",
      label: "Delete this draft",
      run: () => acts.remove({ id, name: draft.draft.name }, () => void navigate("/campaigns")),
    },
  ]);

  const people = usePreviewContact(draft.draft.segmentId);
  const { other = null } = draft.draft;
  const family = familyOfDraft(draft.draft);
  const rendered = useOtherPreview(other, people.contact?.key ?? null).data;
  const shown = { people, state: usePreview(draft.draft.message, people.contact?.key ?? null) };
  const shared = { id, draft, review: review.data, onGo: go };
  return (
    <Page
      title={nameOr(draft.draft.name)}
      crumbs={crumbs}
      tile={<ChannelTile family={family} size={34} />}
      status={<CampaignPill status="draft" />}
      sub={`${familyNames[family]} campaign. Nothing is sent until you launch it.`}
      actions={
        <>
          <IconAction
            label={draft.undo ? `Undo ${draft.undo}` : "Undo"}
            shortcut="Mod+Z"
            disabled={!draft.undo}
            onClick={draft.undoStep}
          >
            <IconArrowBackUp size={16} />
          </IconAction>
          <IconAction
            label={draft.redo ? `Redo ${draft.redo}` : "Redo"}
            shortcut="Mod+Shift+Z"
            disabled={!draft.redo}
            onClick={draft.redoStep}
          >
            <IconArrowForwardUp size={16} />
          </IconAction>
        </>
      }
      flush
      focusTitle={false}
    >
      <div className={classes.wizard} data-step={step}>
        <StepList
          step={step}
          stateOf={(each) => stepState(each, findings, step === "review" ? everyStep : seen)}
          onGo={go}
        />
        <div className={classes.middle}>
          <SaveProblem
            draft={draft}
            mine={{
              label: "Copy my message",
              text: () => draft.draft.message.html || draft.draft.message.text,
            }}
          />
          <div ref={form} className={classes.form}>
            {step === "setup" ? <SetupStep {...shared} /> : null}
            {step === "audience" ? <AudienceStep {...shared} /> : null}
            {step === "message" ? (
              other ? (
                <OtherMessageStep
                  {...shared}
                  content={other}
                  used={(rendered?.variables ?? []).map(({ name }) => name)}
                />
              ) : (
                <MessageStep {...shared} preview={shown.state} />
              )
            ) : null}
            {step === "schedule" ? <ScheduleStep {...shared} /> : null}
            {step === "review" ? (
              <ReviewStep
                {...shared}
                preview={
                  other ? (
                    <OtherPreview content={other} people={people} rendered={rendered} />
                  ) : (
                    <Preview campaignId={id} message={draft.draft.message} {...shown} />
                  )
                }
                error={review.error}
                onRetry={() => void review.refetch()}
              />
            ) : null}
          </div>
          <footer className={classes.foot}>
            {before ? <Button onClick={() => go(before)}>Back</Button> : null}
            <span className={classes.space} />
            {next ? (
              <>
                {next === "review" ? null : (
                  <Button variant="subtle" color="gray" onClick={() => go("review")}>
                    Review
                  </Button>
                )}
                <Button variant="filled" onClick={() => go(next)}>
                  {`Next: ${steps.find((each) => each.id === next)?.name ?? ""}`}
                </Button>
              </>
            ) : (
              <Button variant="filled" disabled={!ready} onClick={() => void launch()}>
                {review.data ? launchWords(review.data, draft.draft, format) : "Launch campaign"}
              </Button>
            )}
          </footer>
        </div>
        {step === "message" ? (
          <aside aria-label="Preview" className={classes.summary} data-region="panel">
            {other ? (
              <OtherPreview content={other} people={people} rendered={rendered} />
            ) : (
              <Preview campaignId={id} message={draft.draft.message} {...shown} />
            )}
          </aside>
        ) : (
          <Summary {...shared} />
        )}
      </div>
      {review.data ? (
        <LaunchDialog
          id={id}
          draft={draft}
          review={review.data}
          opened={launching}
          onClose={() => setLaunching(false)}
        />
      ) : null}
    </Page>
  );
}
