/**
 * The verbs of stored results. {@link org.isomer.eval.cli.results.LeaderboardVerb} turns them into
 * tables (Markdown, LaTeX, CSV) and a page, {@link org.isomer.eval.cli.results.ResultsVerb} finds
 * some among many, {@link org.isomer.eval.cli.results.CompareVerb} says in what two differ, {@link
 * org.isomer.eval.cli.results.MergeVerb} puts those of several places together, {@link
 * org.isomer.eval.cli.results.VerifyVerb} and {@link org.isomer.eval.cli.results.MetricsVerb}
 * compute them again, {@link org.isomer.eval.cli.results.BoardVerb} judges those that are handed
 * in, {@link org.isomer.eval.cli.results.TrackVerb} tells trackers of them.
 *
 * <p>They need neither data nor an encoder. The verbs that make results ({@code eval.cli}) show
 * them by {@link org.isomer.eval.cli.results.BoardTables}.
 */
@NullMarked
package org.isomer.eval.cli.results;

import org.jspecify.annotations.NullMarked;
