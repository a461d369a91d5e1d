package org.isomer.eval.reliability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.isomer.eval.reliability.Disturbance.Sort;
import org.isomer.eval.reliability.IsomerProcess.Ended;
import org.isomer.eval.reliability.Trial.Verdict;
import org.isomer.file.AtomicFiles;

/**
 * Disturbs verbs, calls them again, and compares what they leave with what an undisturbed call
 * leaves. Every trial is a line in a log; the folder of one that went wrong is kept.
 */
final class Harness {
  private static final int KILLED = 137;
  private static final int BAD_INPUT = 2;

  private final Path in;
  private final Path work;
  private final Path log;
  private final Map<String, Reference> references = new HashMap<>();
  private final List<Trial> trials = new ArrayList<>();

  /**
   * Makes the inputs.
   *
   * @param root a folder for inputs, trials and {@code kills.log}; what is there is deleted
   */
  Harness(Path root) throws IOException, InterruptedException {
    AtomicFiles.deleteRecursively(root);
    in = Files.createDirectories(root.resolve("in"));
    work = Files.createDirectories(root.resolve("trials"));
    log = root.resolve("kills.log");
    Scenarios.makeInputs(in);
  }

  List<Trial> trials() {
    return List.copyOf(trials);
  }

  /** The undisturbed run, made twice: what differs between the two can tell nothing. */
  Reference reference(Scenario scenario) throws IOException, InterruptedException {
    Reference known = references.get(scenario.verb());
    if (known == null) {
      Path folder = work.resolve("reference-" + references.size());
      known = Reference.of(scenario, in, folder);
      Outcome again =
          Reference.of(scenario, in, folder.resolveSibling(folder.getFileName() + "b")).outcome();
      if (!again.wrong(known.outcome()).isEmpty() || !again.lost(known.outcome()).isEmpty()) {
        throw new IllegalStateException(
            "two undisturbed runs of %s differ: %s"
                .formatted(scenario.verb(), again.wrong(known.outcome())));
      }
      references.put(scenario.verb(), known);
    }
    return known;
  }

  /** Disturbs a verb at every {@code stride}-th write, until it ends before. */
  void everyWrite(Scenario scenario, Sort sort, int from, int stride, int most)
      throws IOException, InterruptedException {
    Verdict last = Verdict.SAME;
    for (int i = 0; i < most && last != Verdict.LATE; i++) {
      last = trial(scenario, new Disturbance(sort, from + (long) i * stride)).verdict();
    }
  }

  Trial trial(Scenario scenario, Disturbance disturbance) throws IOException, InterruptedException {
    Reference reference = reference(scenario);
    Path folder = work.resolve("trial-" + (trials.size() + 1));
    scenario.prepare(in, folder);
    Trial trial =
        disturbance.sort() == Sort.FREEZE
            ? frozen(scenario, disturbance, reference, folder)
            : killed(scenario, disturbance, reference, folder);
    trials.add(trial);
    Files.writeString(
        log, trial.line() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    if (!trial.bad()) {
      AtomicFiles.deleteRecursively(folder);
    }
    return trial;
  }

  private Trial killed(Scenario scenario, Disturbance disturbance, Reference reference, Path folder)
      throws IOException, InterruptedException {
    Ended first =
        IsomerProcess.run(
            folder,
            Scenario.arguments(scenario.first(), in, folder),
            disturbance,
            folder.resolve(scenario.out()));
    if (first.exit() == 0) {
      return judged(scenario, disturbance, reference, folder, Verdict.LATE, first.printed());
    }
    boolean said = first.exit() == BAD_INPUT && !first.printed().contains("internal error");
    if (disturbance.sort() == Sort.FULL && !said) {
      return new Trial(
          scenario.verb(), disturbance, Verdict.UNSAID, first.exit() + ": " + first.printed());
    }
    if (disturbance.sort() == Sort.HALT && first.exit() != KILLED) {
      return new Trial(
          scenario.verb(), disturbance, Verdict.REFUSED, "at once: " + first.printed());
    }
    StringBuilder printed = new StringBuilder();
    for (List<String> again : scenario.again()) {
      Ended second =
          IsomerProcess.run(
              folder, Scenario.arguments(again, in, folder), Disturbance.NONE, folder);
      printed.append(second.printed());
      if (second.exit() == 0) {
        return judged(scenario, disturbance, reference, folder, Verdict.SAME, "");
      }
    }
    // What was complete before the kill may say so, as an export does.
    Trial complete = judged(scenario, disturbance, reference, folder, Verdict.SAME, "complete");
    return complete.bad()
        ? new Trial(scenario.verb(), disturbance, Verdict.REFUSED, printed.toString())
        : complete;
  }

  private Trial frozen(Scenario scenario, Disturbance disturbance, Reference reference, Path folder)
      throws IOException, InterruptedException {
    List<String> arguments = Scenario.arguments(scenario.first(), in, folder);
    try (IsomerProcess frozen = IsomerProcess.start(folder, arguments, disturbance)) {
      if (!frozen.isFrozen()) {
        return judged(
            scenario, disturbance, reference, folder, Verdict.LATE, frozen.end().printed());
      }
      Ended rival = IsomerProcess.run(folder, arguments, Disturbance.NONE, folder);
      boolean right =
          scenario.shared()
              ? rival.exit() == 0 || rival.exit() == BAD_INPUT
              : rival.exit() == BAD_INPUT && rival.printed().contains("process " + frozen.pid());
      if (!right) {
        return new Trial(
            scenario.verb(),
            disturbance,
            Verdict.WRONG,
            "the rival ended with %d: %s".formatted(rival.exit(), rival.printed()));
      }
      frozen.thaw();
      Ended thawed = frozen.end();
      return thawed.exit() == 0 || (scenario.shared() && thawed.exit() == BAD_INPUT)
          ? judged(scenario, disturbance, reference, folder, Verdict.SAME, "")
          : new Trial(scenario.verb(), disturbance, Verdict.REFUSED, thawed.printed());
    }
  }

  private static Trial judged(
      Scenario scenario,
      Disturbance disturbance,
      Reference reference,
      Path folder,
      Verdict otherwise,
      String detail)
      throws IOException {
    Outcome outcome = Outcome.of(folder);
    List<String> lost = outcome.lost(reference.outcome());
    List<String> wrong = outcome.wrong(reference.outcome());
    if (!lost.isEmpty()) {
      return new Trial(scenario.verb(), disturbance, Verdict.LOST, String.join(", ", lost));
    }
    return wrong.isEmpty()
        ? new Trial(
            scenario.verb(), disturbance, otherwise, otherwise == Verdict.LATE ? "" : detail)
        : new Trial(scenario.verb(), disturbance, Verdict.WRONG, String.join("; ", wrong));
  }

  /** The table of the report. */
  String table() {
    return KillTable.of(trials);
  }
}
