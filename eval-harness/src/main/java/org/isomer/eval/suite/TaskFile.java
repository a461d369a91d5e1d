package org.isomer.eval.suite;

import java.util.List;
import java.util.Optional;
import org.isomer.eval.spi.PredictionMetric;
import org.isomer.eval.spi.Task;
import org.isomer.spi.Choice;
import org.isomer.spi.Dataset;
import org.isomer.spi.Option;

/** A task as a file: what is measured, how, and on what. */
public record TaskFile(
    @Option(help = "What reports print above the numbers; empty for the task's own", value = "''")
        String title,
    @Option(help = "What it shows, in a sentence", value = "''") String summary,
    @Option(help = "The protocol with its options") Choice<Task> task,
    @Option(
            help =
                "The labelled data for a task on feature vectors; without it the data that the model"
                    + " was pretrained on")
        Optional<Choice<Dataset>> dataset,
    @Option(
            help =
                "Further metrics of the predictions, with their options; they change no other number",
            value = "[]",
            distinct = true)
        List<Choice<PredictionMetric>> metrics) {
  /** Copies the list. */
  public TaskFile {
    metrics = List.copyOf(metrics);
  }
}
