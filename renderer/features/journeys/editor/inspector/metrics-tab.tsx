export function MetricsTab(_: { id: string }) {
  return null;
}
