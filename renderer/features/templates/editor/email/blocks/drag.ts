/** A kind from the palette on its way. */
export const dragKind = "application/x-wayline-block-kind";
/** A block or section of this mail on its way. */
export const dragItem = "application/x-wayline-block";
