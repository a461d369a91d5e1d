/**
 * A leaderboard as GitHub-flavoured Markdown: the table, what it says, and for each result the
 * metrics and the command that reproduces it. Figures are left to the HTML report.
 *
 * <p>All text that comes from a result goes through {@link org.isomer.reports.markdown.Markdown}.
 */
@NullMarked
package org.isomer.reports.markdown;

import org.jspecify.annotations.NullMarked;
