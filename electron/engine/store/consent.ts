import { emailEvents, smsEvents } from "../../../shared/domain/event.ts";
import type { Db } from "./audience.ts";

export type OptOutRecord = {
  endpoint: number;
  at: number;
  state: "optedIn" | "optedOut";
  source: string;
};

/** Notes of who opted an endpoint of a contact in or out, newest first: reports, edits by hand and bulk acts. */
export const optOutRecords = (db: Db, contact: number): OptOutRecord[] =>
  db.all<OptOutRecord>(
    `SELECT v.endpoint, v.at, 'optedOut' AS state,
         CASE v.type WHEN '${emailEvents.complaint}' THEN 'Marked as spam' WHEN '${smsEvents.optOut}' THEN 'Reply by SMS' ELSE 'Unsubscribe link' END AS source
       FROM events AS v WHERE v.contact = ? AND v.type IN ('${emailEvents.unsubscribe}', '${emailEvents.complaint}', '${smsEvents.optOut}')
     UNION ALL
     SELECT e.key, h.at, CASE h.detail ->> '$.after' WHEN 'ALL' THEN 'optedOut' ELSE 'optedIn' END, 'By hand'
       FROM changes AS h JOIN endpoints AS e ON e.id = h.detail ->> '$.endpoint'
       WHERE h.contact = ? AND h.detail ->> '$.field' = 'OptOut'
     UNION ALL
     SELECT k.value, a.created_at, CASE a.act ->> '$.kind' WHEN 'optOut' THEN 'optedOut' ELSE 'optedIn' END, 'By hand, with others'
       FROM bulk_acts AS a CROSS JOIN bulk_changes AS b ON b.act = a.key AND b.contact = ? CROSS JOIN json_each(b.before) AS k
       WHERE a.act ->> '$.kind' IN ('optOut', 'optIn')
     ORDER BY 2 DESC`,
    contact,
    contact,
    contact,
  );

export const suppressionsOf = (db: Db, channel: string, address: string) =>
  db.all<{ reason: string; at: number }>(
    "SELECT reason, at FROM suppressions WHERE channel = ? AND address = ?",
    channel,
    address,
  );

export const removeSuppression = (db: Db, channel: string, address: string): number =>
  db.run("DELETE FROM suppressions WHERE channel = ? AND address = ?", channel, address).changes;
