/**
 * A leaderboard as CSV (RFC 4180) for other programs: every cell of every board on a line of its
 * own, with numbers in full precision.
 *
 * <p>All text that comes from a result goes through {@link org.isomer.text.Csv}, which also keeps a
 * spreadsheet from taking it for a formula.
 */
@NullMarked
package org.isomer.reports.csv;

import org.jspecify.annotations.NullMarked;
