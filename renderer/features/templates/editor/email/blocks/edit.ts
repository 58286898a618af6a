import type { BlockParts } from "../../../../../../shared/domain/template/block-text.ts";
import type {
  Block,
  Column,
  EmailDocument,
  Section,
} from "../../../../../../shared/domain/template/email-document.ts";

/*
 * Changes of a mail's blocks, each giving a new document. Ids are unique in a document; what is added, copied or pasted
 * gets ones that are free. A change that has nothing to do gives the same document back.
 */
type Place = { column: string; index: number };
type Found = { section: Section; column: Column; block: Block; index: number };

export const mostColumns = 4;
/** As many as a document takes. */
const mostBlocks = 200;
const mostSections = 200;

const columnsOf = ({ sections }: EmailDocument) => sections.flatMap(({ columns }) => columns);

export function findBlock(document: EmailDocument, id: string): Found | null {
  for (const section of document.sections)
    for (const column of section.columns) {
      const index = column.blocks.findIndex((block) => block.id === id);
      const block = column.blocks[index];
      if (block) return { section, column, block, index };
    }
  return null;
}

export const findSection = (document: EmailDocument, id: string): Section | null =>
  document.sections.find((section) => section.id === id) ?? null;

/** The section that has this id, or something with this id in it. */
export const sectionOf = (document: EmailDocument, id: string): Section | null =>
  document.sections.find(
    (section) =>
      section.id === id ||
      section.columns.some(
        (column) => column.id === id || column.blocks.some((block) => block.id === id),
      ),
  ) ?? null;

/** Ids that are free, one after the other. */
function idsFor(document: EmailDocument): () => string {
  const numbers = document.sections
    .flatMap((section) => [
      section.id,
      ...section.columns.flatMap(({ id, blocks }) => [id, ...blocks.map((block) => block.id)]),
    ])
    .map((id) => Number(/^n(\d+)$/.exec(id)?.[1] ?? 0));
  let last = Math.max(0, ...numbers);
  return () => {
    last += 1;
    return `n${last}`;
  };
}

const inColumns = (document: EmailDocument, change: (column: Column) => Column): EmailDocument => ({
  ...document,
  sections: document.sections.map((section) => ({
    ...section,
    columns: section.columns.map(change),
  })),
});

const emptyColumn = (id: string): Column => ({ id, width: null, blocks: [] });

/** A section of so many columns, behind the one named, or at the end. */
export function addSection(
  document: EmailDocument,
  columns: number,
  after: string | null,
): { document: EmailDocument; id: string } {
  const next = idsFor(document);
  const section: Section = {
    id: next(),
    columns: Array.from({ length: columns }, () => emptyColumn(next())),
    padding: 24,
    keepColumns: false,
  };
  const at = document.sections.findIndex(({ id }) => id === after);
  const index = at === -1 ? document.sections.length : at + 1;
  return {
    id: section.id,
    document: { ...document, sections: document.sections.toSpliced(index, 0, section) },
  };
}

/** Where something new goes: behind what is selected, else at the end of the last column there is. */
export function placeAfter(document: EmailDocument, selected: string | null): Place | null {
  const found = selected === null ? null : findBlock(document, selected);
  if (found) return { column: found.column.id, index: found.index + 1 };
  const column =
    columnsOf(document).find(({ id }) => id === selected) ??
    (selected === null ? null : findSection(document, selected))?.columns[0] ??
    document.sections.at(-1)?.columns.at(-1);
  return column ? { column: column.id, index: column.blocks.length } : null;
}

/** The block gets a free id; without a section there, one is made. */
export function addBlock(
  document: EmailDocument,
  block: Block,
  place: Place | null,
): { document: EmailDocument; id: string } {
  const base = place ? document : addSection(document, 1, null).document;
  const at = place ?? placeAfter(base, null);
  const own = { ...block, id: idsFor(base)() };
  return {
    id: own.id,
    document: inColumns(base, (column) =>
      column.id === at?.column
        ? { ...column, blocks: column.blocks.toSpliced(at.index, 0, own) }
        : column,
    ),
  };
}

export const changeBlock = (
  document: EmailDocument,
  id: string,
  change: (block: Block) => Block,
): EmailDocument =>
  inColumns(document, (column) => ({
    ...column,
    blocks: column.blocks.map((block) => (block.id === id ? change(block) : block)),
  }));

export const changeSection = (
  document: EmailDocument,
  id: string,
  change: (section: Section) => Section,
): EmailDocument => ({
  ...document,
  sections: document.sections.map((section) => (section.id === id ? change(section) : section)),
});

/** Fewer columns: what stood in the ones taken away goes to the end of the last that stays. */
export function setColumns(document: EmailDocument, id: string, count: number): EmailDocument {
  const next = idsFor(document);
  return changeSection(document, id, (section) => {
    const { columns } = section;
    const even = (column: Column) => ({ ...column, width: null });
    if (count > columns.length)
      return {
        ...section,
        columns: [
          ...columns.map(even),
          ...Array.from({ length: count - columns.length }, () => emptyColumn(next())),
        ],
      };
    const moved = columns.slice(count).flatMap(({ blocks }) => blocks);
    return {
      ...section,
      columns: columns
        .slice(0, count)
        .map((column, index) =>
          even(index === count - 1 ? { ...column, blocks: [...column.blocks, ...moved] } : column),
        ),
    };
  });
}

export function remove(document: EmailDocument, id: string): EmailDocument {
  const sections = document.sections.filter((section) => section.id !== id);
  return inColumns({ ...document, sections }, (column) => ({
    ...column,
    blocks: column.blocks.filter((block) => block.id !== id),
  }));
}

const withFreeIds = (section: Section, next: () => string): Section => ({
  ...section,
  id: next(),
  columns: section.columns.map((column) => ({
    ...column,
    id: next(),
    blocks: column.blocks.map((block) => ({ ...block, id: next() })),
  })),
});

/** What is copied from a row: a block, a section, the blocks of a column, or with null everything. */
export function partsOf(document: EmailDocument, id: string | null): BlockParts {
  if (id === null) return { blocks: [], sections: document.sections };
  const section = findSection(document, id);
  if (section) return { blocks: [], sections: [section] };
  const column = columnsOf(document).find((each) => each.id === id);
  const found = findBlock(document, id);
  return { blocks: column?.blocks ?? (found ? [found.block] : []), sections: [] };
}

/** Puts copied parts behind what is selected, with ids of their own; null where there is no room. */
export function paste(
  document: EmailDocument,
  { blocks, sections }: BlockParts,
  selected: string | null,
): { document: EmailDocument; id: string } | null {
  if (sections.length > 0) {
    const next = idsFor(document);
    const own = sections.map((section) => withFreeIds(section, next));
    const behind = selected === null ? null : (sectionOf(document, selected)?.id ?? null);
    const at = document.sections.findIndex(({ id }) => id === behind);
    const index = at === -1 ? document.sections.length : at + 1;
    const all = document.sections.toSpliced(index, 0, ...own);
    const id = own[0]?.id;
    return id === undefined || all.length > mostSections
      ? null
      : { document: { ...document, sections: all }, id };
  }
  let made = document;
  let first: string | null = null;
  let behind = selected;
  for (const block of blocks) {
    const added = addBlock(made, block, placeAfter(made, behind));
    made = added.document;
    behind = added.id;
    first ??= added.id;
  }
  const full = columnsOf(made).some((column) => column.blocks.length > mostBlocks);
  return first === null || full ? null : { document: made, id: first };
}

/** A copy behind the original, with ids of its own; null where there is nothing by this id. */
export function duplicate(
  document: EmailDocument,
  id: string,
): { document: EmailDocument; id: string } | null {
  const found = findBlock(document, id);
  if (found)
    return addBlock(document, found.block, { column: found.column.id, index: found.index + 1 });
  const at = document.sections.findIndex((section) => section.id === id);
  const section = document.sections[at];
  if (!section) return null;
  const copy = withFreeIds(section, idsFor(document));
  return {
    id: copy.id,
    document: { ...document, sections: document.sections.toSpliced(at + 1, 0, copy) },
  };
}

/** Takes a block to a place that is counted while it still stands where it was. */
export function moveBlock(document: EmailDocument, id: string, place: Place): EmailDocument {
  const found = findBlock(document, id);
  if (!found || !columnsOf(document).some((column) => column.id === place.column)) return document;
  const same = found.column.id === place.column;
  const index = same && found.index < place.index ? place.index - 1 : place.index;
  return inColumns(remove(document, id), (column) =>
    column.id === place.column
      ? { ...column, blocks: column.blocks.toSpliced(index, 0, found.block) }
      : column,
  );
}

/** Takes a section before another, or to the end. */
export function moveSection(
  document: EmailDocument,
  id: string,
  before: string | null,
): EmailDocument {
  const section = findSection(document, id);
  if (!section || id === before) return document;
  const rest = document.sections.filter((each) => each.id !== id);
  const at = before === null ? -1 : rest.findIndex((each) => each.id === before);
  return { ...document, sections: rest.toSpliced(at === -1 ? rest.length : at, 0, section) };
}

/** One step up or down: a block goes on into the next column, a section past its neighbour. */
export function step(document: EmailDocument, id: string, by: 1 | -1): EmailDocument {
  const at = document.sections.findIndex((section) => section.id === id);
  if (at !== -1) {
    const to = at + by;
    const section = document.sections[at];
    if (!section || to < 0 || to >= document.sections.length) return document;
    return {
      ...document,
      sections: document.sections.toSpliced(at, 1).toSpliced(to, 0, section),
    };
  }
  const found = findBlock(document, id);
  if (!found) return document;
  const { column, index } = found;
  const inside = index + by;
  if (inside >= 0 && inside < column.blocks.length)
    return moveBlock(document, id, { column: column.id, index: by === 1 ? index + 2 : index - 1 });
  const columns = columnsOf(document);
  const next = columns[columns.findIndex((each) => each.id === column.id) + by];
  return next
    ? moveBlock(document, id, { column: next.id, index: by === 1 ? 0 : next.blocks.length })
    : document;
}
