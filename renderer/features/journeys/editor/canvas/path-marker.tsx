import classes from "./path.module.css";

/** The arrow head at the end of paths. */
export const PathMarker = () => (
  <svg width="0" height="0" className={classes.markers} aria-hidden>
    <defs>
      <marker
        id="path-end"
        markerWidth="12"
        markerHeight="12"
        refX="9"
        refY="6"
        orient="auto"
        markerUnits="userSpaceOnUse"
      >
        <path d="M4 2.5 L9 6 L4 9.5" className={classes.marker} />
      </marker>
    </defs>
  </svg>
);
