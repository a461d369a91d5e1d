/**
 * A leaderboard as LaTeX for a paper: one table for each board, with the rules of the package
 * booktabs and nothing else beyond plain LaTeX.
 *
 * <p>All text that comes from a result goes through {@link org.isomer.reports.latex.Latex}, so the
 * file is ASCII and needs no input encoding and no font.
 */
@NullMarked
package org.isomer.reports.latex;

import org.jspecify.annotations.NullMarked;
