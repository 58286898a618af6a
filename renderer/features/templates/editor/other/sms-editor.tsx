import { Button } from "@mantine/core";
import { Link } from "react-router";
import { measureSms, plainSms, type SmsMeasure } from "../../../../../shared/domain/sms.ts";
import { templateLimits } from "../../../../../shared/domain/template/template.ts";
import { useCurrentProject } from "../../../../data/use-current-project.ts";
import { plural } from "../../../../ui/format.ts";
import { useFormat } from "../../../../ui/window-settings.tsx";
import type { EditorProps } from "../content-editor.tsx";
import { VariableArea } from "../variable-fields.tsx";
import classes from "./forms.module.css";

/** A text, and how it travels: as it is written, and as the contact of the preview gets it. */
export function SmsEditor({ content, change, preview }: EditorProps<"sms">) {
  const format = useFormat();
  const written = measureSms(content.body);
  const read = preview.good?.fields["body"];
  const rendered = read === undefined || read === content.body ? null : measureSms(read);
  const set = (body: string, name = "text") => change({ body }, name);
  return (
    <div className={classes.scroll}>
      <div className={classes.form}>
        <VariableArea
          label="Text"
          name="body"
          rows={6}
          value={content.body}
          onWrite={(body) => set(body)}
          error={
            content.body.length > templateLimits.sms
              ? `SMS are ${format.count(templateLimits.sms)} characters at most; this has ${format.count(content.body.length)}.`
              : null
          }
          below={
            <Meter measure={rendered ?? written} note={rendered ? "as this contact gets it" : ""} />
          }
        />
        <Forcing measure={written} text={content.body} onWrite={set} />
      </div>
    </div>
  );
}

function Meter({ measure, note }: { measure: SmsMeasure; note: string }) {
  const format = useFormat();
  const { encoding, units, parts, left } = measure;
  const price = useCurrentProject()?.settings.smsPartPrice ?? null;
  return (
    <span className={classes.meter} aria-live="polite">
      <span>
        <strong>{plural(format.count(parts), "part")}</strong> · {format.count(left)} left
      </span>
      <span>
        {encoding}, {format.count(units)} places
      </span>
      {price === null ? null : <span>about {format.money(price * parts)}</span>}
      {note ? <span>{note}</span> : null}
      {price === null ? (
        <Link className="link" to="/settings/project">
          Set the price of a part
        </Link>
      ) : null}
    </span>
  );
}

/** The characters that make every part shorter, each with its way out. */
function Forcing(props: {
  measure: SmsMeasure;
  text: string;
  onWrite: (text: string, name: string) => void;
}) {
  const { measure, text, onWrite } = props;
  const { forcing, parts } = measure;
  if (forcing.length === 0) return null;
  const characters = new Set(forcing.map(({ character }) => character));
  const plain = plainSms(text);
  const saved = measureSms(plain).parts;
  return (
    <section className={classes.forcing} aria-label="Characters that need more room">
      <span>
        {forcing.length === 1 ? "One character needs" : `${forcing.length} characters need`} more
        room: parts are 70 characters instead of 160.
        {saved < parts
          ? ` Without ${forcing.length === 1 ? "it" : "them"} the text is ${plural(saved, "part")} instead of ${parts}.`
          : ""}
      </span>
      <div className={classes.highlight}>
        {Array.from(text).map((character, at) =>
          characters.has(character) ? <mark key={at}>{character}</mark> : character,
        )}
      </div>
      {forcing.map(({ character, replacement }) => (
        <div key={character} className={classes.forcingRow}>
          <span>
            The character <span className={classes.sign}>{character}</span>
            {replacement === null ? " has no plain equal" : ""}
          </span>
          {replacement === null ? null : (
            <Button
              size="xs"
              onClick={() =>
                onWrite(
                  text.replaceAll(character, () => replacement),
                  `replacing ${character}`,
                )
              }
            >
              Replace with {replacement === " " ? "a space" : replacement}
            </Button>
          )}
        </div>
      ))}
      {plain !== text && forcing.length > 1 ? (
        <div>
          <Button size="xs" onClick={() => onWrite(plain, "replacing characters")}>
            Replace all
          </Button>
        </div>
      ) : null}
    </section>
  );
}
