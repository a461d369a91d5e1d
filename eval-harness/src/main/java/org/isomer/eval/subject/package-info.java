/**
 * What enters a comparison, and where its features come from.
 *
 * <p>A {@link org.isomer.eval.subject.Contestant} is a model with what is known of its making; a
 * {@link org.isomer.eval.subject.PretrainedRun}, which {@link org.isomer.eval.subject.Runs} opens,
 * gives three: its encoder, the same encoder untrained, and the raw inputs, and one for each {@link
 * org.isomer.spi.Baseline}; a model file gives one. Where the data of a run are not needed, and
 * need not be there, its encoder is opened alone, as a {@link org.isomer.eval.subject.RunEncoder}.
 * A {@link org.isomer.eval.subject.LabelledSubject} computes the features of each split of a data
 * set once, in inference mode and without augmentation; around it a {@link
 * org.isomer.eval.subject.MeasuredSubject} gathers what turns out to be doubtful during one
 * measurement. {@link org.isomer.eval.subject.RunFigures} draws what the run itself has to show:
 * its loss curve and its augmented views.
 *
 * <p>A verb of a plugin that works on a run asks for {@link org.isomer.eval.subject.Runs}, and has
 * the features of each split with two calls:
 *
 * <pre>{@code
 * record Looking(Config config, Runs runs, Console console) implements Command {
 *   @Inject Looking {}
 *   public void run() {
 *     PretrainedRun run = runs.open(config.run(), Terms.STRICT);
 *     Splits features = run.subject(console).features();
 *     ...
 *   }
 * }
 * }</pre>
 */
@NullMarked
package org.isomer.eval.subject;

import org.jspecify.annotations.NullMarked;
