package org.isomer.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.isomer.device.Acceleration;
import org.isomer.graph.Machine;
import org.isomer.spi.ClassData;
import org.isomer.spi.Split;
import org.isomer.tensor.InputSpec;
import org.isomer.train.engine.MemoryNeed;

/**
 * What a run is going to do.
 *
 * @param name the run's name
 * @param done the steps that are done already
 * @param steps the steps of the whole run
 * @param viewsPerStep the views that a step trains on
 * @param labelled whether its examples have classes, by which it can be judged
 * @param rows what there is to know, each with what it is about
 */
public record RunSummary(
    String name,
    long done,
    long steps,
    int viewsPerStep,
    boolean labelled,
    List<List<String>> rows) {
  /** Copies the list. */
  public RunSummary {
    rows = List.copyOf(rows);
  }

  /** Of a run on labelled examples. */
  public RunSummary(String name, long done, long steps, int viewsPerStep, List<List<String>> rows) {
    this(name, done, steps, viewsPerStep, true, rows);
  }

  /**
   * Sums up.
   *
   * @param done the steps that are done already
   * @param views what one example of each view holds
   * @param memory what a step needs
   */
  static RunSummary of(
      Plan plan,
      RunManifest.Setup setup,
      long done,
      ClassData dataset,
      List<InputSpec> views,
      MemoryNeed memory) {
    long others = memory.parameters() - setup.encoderParameters();
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("data", data(dataset)));
    rows.add(List.of("views", views(views)));
    rows.add(
        List.of(
            "encoder",
            text("%s, %,d parameters", plan.encoder().plugin().name(), setup.encoderParameters())));
    rows.add(List.of("framework", framework(plan, setup, others)));
    rows.add(List.of("steps", steps(plan, setup, done)));
    Optional.ofNullable(setup.batch()).ifPresent(batch -> rows.add(List.of("batch", batch(batch))));
    rows.add(List.of("memory", memory(memory, plan.replicas())));
    rows.add(
        List.of(
            "computing",
            text(
                "%s, %d thread%s%s",
                plan.precision().name().toLowerCase(Locale.ROOT),
                plan.threads(),
                plan.threads() == 1 ? "" : "s",
                Acceleration.used().map(gpu -> ", " + gpu.name()).orElse(""))));
    boolean labelled = !dataset.classes().isEmpty();
    return new RunSummary(setup.name(), done, setup.steps(), setup.viewsPerStep(), labelled, rows);
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  private static String batch(RunManifest.BatchEntry batch) {
    return text("%,d examples", batch.examples())
        + (batch.replicas() == 1
            ? ""
            : text(", %,d on each of %d replicas", batch.examplesPerReplica(), batch.replicas()))
        + (batch.negatives() == null ? "" : text("; %,d negatives an anchor", batch.negatives()))
        + text("; an epoch leaves out %,d examples", batch.leftOut());
  }

  private static String data(ClassData dataset) {
    int classes = dataset.classes().size();
    return text(
        "%,d training, %,d validation, %,d test examples; %s",
        dataset.split(Split.TRAIN).size(),
        dataset.split(Split.VALIDATION).size(),
        dataset.split(Split.TEST).size(),
        classes == 0 ? "no labels" : classes == 1 ? "1 class" : text("%,d classes", classes));
  }

  /** Views of one shape together, as in {@code 2 of 224×224×3, 6 of 96×96×3 (image)}. */
  private static String views(List<InputSpec> views) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    views.forEach(view -> counts.merge(view.text(), 1, Integer::sum));
    return counts.entrySet().stream()
        .map(each -> each.getValue() + " of " + each.getKey())
        .collect(Collectors.joining(", ", "", " (" + views.get(0).modality() + ")"));
  }

  /** The method with the parts that it was given, such as a loss. */
  private static String framework(Plan plan, RunManifest.Setup setup, long parameters) {
    String parts =
        setup.plugins().stream()
            .filter(part -> part.kind().equals("loss") || part.kind().equals("projector"))
            .map(part -> ", %s %s".formatted(part.kind(), part.name()))
            .collect(Collectors.joining());
    return plan.framework().plugin().name() + parts + text(", %,d parameters more", parameters);
  }

  private static String steps(Plan plan, RunManifest.Setup setup, long done) {
    String length =
        plan.steps().isPresent()
            ? ""
            : text(plan.epochs() == 1 ? " (1 epoch)" : " (%,d epochs)", plan.epochs());
    return text(
        "%s%,d%s of %,d examples, %,d views",
        done == 0 ? "" : text("%,d done of ", done),
        setup.steps(),
        length,
        plan.examplesPerStep(),
        setup.viewsPerStep());
  }

  private static String memory(MemoryNeed need, int replicas) {
    OptionalLong machine = Machine.memory();
    return "about %s%s%s, %s of it for activations"
        .formatted(
            Machine.amount(need.all()),
            replicas == 1 ? "" : " a worker",
            machine.isPresent() ? " of " + Machine.gigabytes(machine.getAsLong()) : "",
            Machine.amount(need.activations()));
  }
}
