import { setBit, type Bits } from "./bits.ts";
import { grown, trimmed } from "./growing.ts";
import type { NumberColumn } from "./number-column.ts";

const radians = Math.PI / 180;
const earthRadius = 6371.0088;
/** More than single precision can be wrong about a cosine. */
const doubt = 4e-7;

/**
 * Places as points of the unit sphere, so that near and far are told by three multiplications. They decide what is clear;
 * what is close to the edge of a circle is asked of the test itself.
 */
export class SphereColumn {
  xyz = new Float32Array(0);
  length = 0;

  get memory(): number {
    return this.xyz.byteLength;
  }

  /** Adds the rows that came since; `reset` first when rows before changed. */
  follow(latitude: NumberColumn, longitude: NumberColumn, rows: number): void {
    if (rows * 3 > this.xyz.length) this.xyz = grown(this.xyz, rows * 3, Number.NaN);
    for (let row = this.length; row < rows; row += 1)
      this.set(row, latitude.at(row), longitude.at(row));
    this.length = rows;
  }

  set(row: number, latitude: number | undefined, longitude: number | undefined): void {
    if (row * 3 + 2 >= this.xyz.length) return;
    const flat =
      latitude === undefined || longitude === undefined ? Number.NaN : Math.cos(latitude * radians);
    this.xyz[row * 3] = flat * Math.cos((longitude ?? 0) * radians);
    this.xyz[row * 3 + 1] = flat * Math.sin((longitude ?? 0) * radians);
    this.xyz[row * 3 + 2] = Number.isNaN(flat) ? flat : Math.sin((latitude ?? 0) * radians);
  }

  trim(): void {
    this.xyz = trimmed(this.xyz, this.length * 3);
  }

  /** Rows inside a circle, and those that are too close to its edge to say. Rows without a place are in neither. */
  circle(
    bits: Bits,
    rows: number,
    [latitude, longitude, kilometres]: readonly [number, number, number],
    close: (row: number) => boolean,
  ): void {
    const { xyz } = this;
    const flat = Math.cos(latitude * radians);
    const x = flat * Math.cos(longitude * radians);
    const y = flat * Math.sin(longitude * radians);
    const z = Math.sin(latitude * radians);
    const edge = Math.cos(Math.min(Math.PI, kilometres / earthRadius));
    const near = edge + doubt;
    const far = edge - doubt;
    for (let row = 0, at = 0; row < rows; row += 1, at += 3) {
      const cosine = x * (xyz[at] ?? 0) + y * (xyz[at + 1] ?? 0) + z * (xyz[at + 2] ?? 0);
      if (cosine >= far && (cosine > near || close(row))) setBit(bits, row);
    }
  }
}
