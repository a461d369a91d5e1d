package org.isomer.bench;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.isomer.bench.measure.BenchRecord;
import org.isomer.bench.measure.Figures;
import org.isomer.bench.scale.ScaleModel;
import org.isomer.bench.train.ConfigurationBench;
import org.isomer.bench.train.OpenPlan;
import org.isomer.cli.spi.Command;
import org.isomer.cli.spi.CommonOptions;
import org.isomer.cli.spi.Console;
import org.isomer.config.ConfigReader;
import org.isomer.file.AtomicFiles;
import org.isomer.launch.Workers;
import org.isomer.spi.BadInputException;
import org.isomer.train.Plan;

/**
 * {@code isomer bench scale CONFIG.yaml}: the steps of one and of more workers on this machine, one
 * number of them after the other, and what a {@link ScaleModel} makes of them. The workers are
 * processes of {@code bench step}, for a process gives all its operations the threads of its first.
 */
record Scaling(
    BenchVerb.Config config,
    ConfigReader reader,
    CommonOptions common,
    Clock clock,
    Console console)
    implements Command {
  /** The word behind {@code bench}. */
  static final String WORD = "scale";

  private static final String REPLICAS = "replicas=";
  private static final int MOST = 64;

  @Inject
  Scaling {}

  @Override
  public void run() throws IOException, InterruptedException {
    Path recipe = recipe();
    List<Integer> counts = counts(config.workers().orElse("1,2,4"));
    // What is wrong with one of them is said before anything is measured.
    List<Plan> plans =
        counts.stream().map(count -> reader.read(Plan.class, recipe, with(count))).toList();
    config.out().ifPresent(Benching::requireFree);
    String time = clock.instant().toString();
    List<BenchRecord> records = measure(recipe, counts);
    List<BenchRecord.Case> cases = cases(records, OpenPlan.viewsPerStep(plans.get(0)));
    BenchRecord first = records.get(0);
    BenchRecord record =
        new BenchRecord(
            BenchRecord.SCHEMA,
            config.title().orElseGet(() -> WORD + ": " + cases.get(0).title()),
            WORD,
            config.command(),
            time,
            first.environment(),
            config.warmUp(),
            config.seconds(),
            cases);
    config.out().ifPresent(out -> Benching.write(out, record, console));
  }

  private Path recipe() {
    String recipe =
        config
            .of()
            .orElseThrow(
                () ->
                    new BadInputException(
                        "bench scale: of what? Name a %s behind it."
                            .formatted(ConfigurationBench.ARGUMENT)));
    if (!config.size().isEmpty()
        || config.profile()
        || config.against().isPresent()
        || config.data().isPresent()) {
      throw new BadInputException(
          "bench scale: takes no --size, --profile, --against and --data. Leave them out.");
    }
    return Path.of(recipe);
  }

  /**
   * Reads numbers of workers.
   *
   * @throws BadInputException if they are none, or one is missing that others are compared with
   */
  static List<Integer> counts(String written) {
    String[] words = written.strip().split("\\s*,\\s*", -1);
    if (!Arrays.stream(words).allMatch(word -> word.matches("[1-9]\\d?"))) {
      throw wrong(written);
    }
    List<Integer> counts = Arrays.stream(words).map(Integer::valueOf).sorted().distinct().toList();
    if (counts.size() < 2 || counts.get(0) != 1 || counts.get(counts.size() - 1) > MOST) {
      throw wrong(written);
    }
    return counts;
  }

  private static BadInputException wrong(String written) {
    return new BadInputException(
        "bench scale: --workers %s: must be numbers from 1 to %d, 1 and others, such as 1,2,4."
            .formatted(written, MOST));
  }

  private List<String> with(int count) {
    List<String> set = new ArrayList<>(config.set());
    set.add(REPLICAS + count);
    return set;
  }

  private List<BenchRecord> measure(Path recipe, List<Integer> counts)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("isomer-scale");
    try {
      List<BenchRecord> records = new ArrayList<>();
      for (int count : counts) {
        Path out = folder.resolve(count + ".json");
        Workers.run(words(recipe, count, out), count, console);
        records.add(BenchRecord.read(out));
      }
      return records;
    } finally {
      AtomicFiles.deleteRecursively(folder);
    }
  }

  private List<String> words(Path recipe, int count, Path out) {
    List<String> words = new ArrayList<>(common.words());
    words.addAll(List.of("bench", "step", recipe.toString()));
    with(count).forEach(each -> words.addAll(List.of("--set", each)));
    words.addAll(config.pace());
    words.addAll(List.of("--out", out.toString()));
    return words;
  }

  /** Those of all workers, the last with the model's figures. */
  private List<BenchRecord.Case> cases(List<BenchRecord> records, int views) {
    List<ScaleModel.Reached> reached =
        records.stream()
            .map(record -> ScaleModel.Reached.of(record.cases().get(0), views))
            .toList();
    ScaleModel model = new ScaleModel(reached.get(0), reached.subList(1, reached.size()));
    List<Figures> figures = model.figures();
    new BenchTables(console).print(figures);
    List<BenchRecord.Case> cases =
        new ArrayList<>(records.stream().map(record -> record.cases().get(0)).toList());
    cases.add(cases.remove(cases.size() - 1).with(figures));
    return cases;
  }
}
