/**
 * The verbs that evaluate. {@link org.isomer.eval.cli.EvalVerb} judges a run or a model file by
 * tasks and stores results, {@link org.isomer.eval.cli.ExportVerb} writes a run's encoder for other
 * programs, {@link org.isomer.eval.cli.BenchmarkVerb} and {@link org.isomer.eval.cli.ReproduceVerb}
 * go from a configuration to a verdict. {@link org.isomer.eval.cli.ReportVerb} shows a run, {@link
 * org.isomer.eval.cli.CatalogueVerb} all plugins. What is done with stored results has a room of
 * its own, {@code eval.cli.results}.
 *
 * <p>{@link org.isomer.eval.cli.HarnessModule} binds the services that they ask for.
 *
 * <p>What they do is in rooms of its own, above all {@link org.isomer.eval.evaluation}: a verb
 * reads its options, calls the engines and prints.
 */
@NullMarked
package org.isomer.eval.cli;

import org.jspecify.annotations.NullMarked;
