package org.isomer.bench;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.isomer.cli.spi.Command;
import org.isomer.cli.spi.Console;
import org.isomer.cli.spi.Progress;
import org.isomer.cluster.place.Launched;
import org.isomer.config.Spelling;
import org.isomer.file.AtomicFiles;
import org.isomer.file.FileTrouble;
import org.isomer.graph.Machine;
import org.isomer.spi.BadInputException;
import org.isomer.train.Environment;

/** Measures, prints tables, and writes the record. */
record Benching(BenchVerb.Config config, Set<Bench> benches, Clock clock, Console console)
    implements Command {
  @Inject
  Benching {}

  @Override
  public void run() throws IOException {
    Bench bench = bench();
    Request request = request(bench);
    config.out().ifPresent(Benching::requireFree);
    String time = clock.instant().toString();
    List<? extends Trial> trials = bench.open(request);
    if (config.against().isPresent() && trials.size() > 1) {
      throw new BadInputException(
          "bench %s: --against compares one thing, and here are %d. Give one --size."
              .formatted(bench.name(), trials.size()));
    }
    int threads = trials.stream().mapToInt(Trial::threads).max().orElse(1);
    List<BenchRecord.Case> cases = new ArrayList<>();
    for (Trial trial : trials) {
      try (trial) {
        BenchRecord.Case measured = measure(trial);
        new BenchTables(console).print(measured);
        cases.add(measured);
      }
    }
    BenchRecord record =
        new BenchRecord(
            BenchRecord.SCHEMA,
            config.title().orElseGet(() -> bench.name() + ": " + cases.get(0).title()),
            bench.name(),
            config.command(),
            time,
            Environment.here(threads),
            config.warmUp(),
            config.seconds(),
            cases);
    if (speaks()) {
      config.out().ifPresent(out -> write(out, record, console));
    }
  }

  /** Who has launched several workers says it for them. */
  @Override
  public boolean leavesFarewell() {
    return Launched.started(System.getenv());
  }

  private Bench bench() {
    return benches.stream()
        .filter(each -> each.name().equals(config.what()))
        .findFirst()
        .orElseThrow(
            () ->
                new BadInputException(
                    Spelling.unknown(
                        "bench",
                        config.what(),
                        benches.stream().map(Bench::name).sorted().toList())));
  }

  private Request request(Bench bench) {
    String name = "bench " + bench.name();
    boolean wants = !bench.argument().isEmpty();
    if (wants != config.of().isPresent()) {
      throw new BadInputException(
          wants
              ? "%s: of what? Name a %s behind it.".formatted(name, bench.argument())
              : "%s: takes nothing behind it, and there is %s. Leave it out."
                  .formatted(name, config.of().orElse("")));
    }
    if (!bench.argument().equals(PlanBench.ARGUMENT) && !config.set().isEmpty()) {
      throw new BadInputException("%s: reads no configuration. Leave --set out.".formatted(name));
    }
    if (bench.sizeParts().isEmpty() && !config.size().isEmpty()) {
      throw new BadInputException("%s: takes no size. Leave --size out.".formatted(name));
    }
    if (config.data().isPresent() && !bench.takesData()) {
      throw new BadInputException("%s: takes no --data; eval does.".formatted(name));
    }
    if (config.workers().isPresent()) {
      throw new BadInputException(
          "%s: takes no workers; scale does. Leave --workers out.".formatted(name));
    }
    if (config.profile() && !bench.profiles()) {
      throw new BadInputException("%s: has no profile; step has one.".formatted(name));
    }
    return new Request(
        config.of().orElse(""),
        config.set(),
        config.size().stream()
            .map(size -> Size.parse(bench.name(), size, bench.sizeParts()))
            .toList(),
        config.data(),
        config.profile());
  }

  private BenchRecord.Case measure(Trial trial) {
    Machine.forgetPeakMemory();
    List<Work> works = new ArrayList<>(trial.works());
    Optional<Peer> peer = config.against().map(command -> new Peer(command, works.get(0).unit()));
    List<Sample> samples;
    try (Peer open = peer.orElse(null)) {
      peer.ifPresent(works::add);
      samples = rounds(trial, works);
    }
    OptionalLong peak = Machine.peakMemory();
    return new BenchRecord.Case(
        trial.title(),
        trial.configuration().orElse(null),
        samples,
        samples.stream().skip(1).map(samples.get(0)::over).toList(),
        config.against().orElse(null),
        peak.isPresent() ? peak.getAsLong() : null,
        trial.figures(samples));
  }

  private List<Sample> rounds(Trial trial, List<Work> works) {
    Rounds rounds = new Rounds(config.warmUp(), config.rounds(), config.seconds(), config.rest());
    if (!speaks()) {
      return rounds.of(works, (round, work, rate) -> {});
    }
    long all = (long) config.rounds() * works.size();
    try (Progress progress = console.progress(trial.title(), "done", all, "measurements")) {
      return rounds.of(works, (round, work, rate) -> progress.advance(1));
    }
  }

  /** Of several workers the first speaks for all. */
  private static boolean speaks() {
    return !Launched.follows(System.getenv());
  }

  static void requireFree(Path out) {
    if (Files.exists(out)) {
      throw new BadInputException(
          out + ": exists already; nothing was measured. Choose another --out.");
    }
    try {
      AtomicFiles.requireWritable(out.toAbsolutePath().resolveSibling(""));
    } catch (IOException e) {
      throw new BadInputException(FileTrouble.writing(out, e), e);
    }
  }

  static void write(Path out, BenchRecord record, Console console) {
    try {
      Files.createDirectories(out.toAbsolutePath().resolveSibling(""));
      AtomicFiles.write(out, record.json());
    } catch (IOException e) {
      throw new BadInputException(FileTrouble.writing(out, e), e);
    }
    console.line("");
    console.line(out + ": written.");
  }
}
