/** The product's mark: a path with two nodes. */
export const Mark = ({ size = 18 }: { size?: number }) => (
  <svg width={size} height={size} viewBox="0 0 18 18" aria-hidden display="block">
    <rect width={18} height={18} rx={5} fill="var(--accent)" />
    <g fill="none" stroke="var(--on-accent)" strokeWidth={1.6} strokeLinecap="round">
      <path d="M5.6 13h4.2a2.2 2.2 0 0 0 0-4.4H8.2a2.05 2.05 0 0 1 0-4.1H12" />
    </g>
    <circle cx={4.9} cy={13} r={1.8} fill="var(--on-accent)" />
    <circle cx={13} cy={4.5} r={1.8} fill="var(--on-accent)" />
  </svg>
);
