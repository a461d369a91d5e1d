package org.isomer.eval.series;

/** Training series of which the nearest to a query is looked for. Safe for many threads. */
interface Neighbours {
  /** The nearest one; the first of equals. */
  int nearest(Points query);
}
