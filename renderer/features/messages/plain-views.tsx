import { EmptyState } from "../../ui/empty-state.tsx";
import classes from "./reading.module.css";

export const PlainView = ({ text }: { text: string }) =>
  text.trim() === "" ? (
    <EmptyState text="This mail has no plain text part." />
  ) : (
    <pre className={classes.plain}>{text}</pre>
  );

export function HeadersView(props: { headers: readonly { name: string; value: string }[] }) {
  return (
    <table className={classes.headers}>
      <caption className="visually-hidden">Headers</caption>
      <tbody>
        {props.headers.map(({ name, value }, index) => (
          // The same header may occur more than once.
          // oxlint-disable-next-line react/no-array-index-key
          <tr key={index}>
            <th scope="row">{name}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
