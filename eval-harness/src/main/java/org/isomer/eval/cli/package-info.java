/**
 * The verbs that evaluate. {@link org.isomer.eval.cli.EvalVerb} judges a run or a model file by
 * tasks and stores results, {@link org.isomer.eval.cli.ExportVerb} writes a run's encoder for other
 * programs, {@link org.isomer.eval.cli.LeaderboardVerb} turns stored results into tables (Markdown,
 * LaTeX, CSV) and a page, {@link org.isomer.eval.cli.ResultsVerb} finds some among many, {@link
 * org.isomer.eval.cli.VerifyVerb} and {@link org.isomer.eval.cli.MetricsVerb} compute them again,
 * {@link org.isomer.eval.cli.BoardVerb} judges those that are handed in, {@link
 * org.isomer.eval.cli.TrackVerb} tells trackers of them. {@link org.isomer.eval.cli.BenchmarkVerb}
 * and {@link org.isomer.eval.cli.ReproduceVerb} go from a configuration to a verdict. {@link
 * org.isomer.eval.cli.ReportVerb} shows a run, {@link org.isomer.eval.cli.CatalogueVerb} all
 * plugins.
 *
 * <p>{@link org.isomer.eval.cli.HarnessModule} binds the services that they ask for.
 *
 * <p>What they do is in rooms of its own, above all {@link org.isomer.eval.evaluation}: a verb
 * reads its options, calls the engines and prints.
 */
@NullMarked
package org.isomer.eval.cli;

import org.jspecify.annotations.NullMarked;
