package org.isomer.eval.reliability;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.isomer.cli.spi.Console;
import org.isomer.data.DataCache;
import org.isomer.eval.evaluation.CountedLooks;
import org.isomer.examination.ClassExamination;
import org.isomer.examination.Examiner;
import org.isomer.examination.Use;
import org.isomer.reports.index.IndexQuery;
import org.isomer.reports.index.ReadingProgress;
import org.isomer.reports.index.ResultIndex;
import org.isomer.reports.record.FolderArchive;
import org.isomer.spi.BadInputException;
import org.isomer.spi.ClassData;
import org.isomer.spi.Dataset;
import org.isomer.spi.TrackedRun;
import org.isomer.spi.Tracking;
import org.isomer.tracker.mlflow.Mlflow;

/**
 * Uses of the files that Isomer keeps for itself, down to what a user comes to see of them. Each
 * makes its file where it is missing.
 */
final class Bookkeeping {
  private static final Instant TIME = Instant.parse("2026-01-31T12:00:00Z");

  private Bookkeeping() {}

  /** What is found in a data set whose counts are kept. */
  static Reading findings(String dataset) {
    return folder -> {
      Dataset data = Reading.create(dataset, folder);
      DataCache cache = new DataCache(folder.resolve("examined"));
      Console console = Console.plain(OutputStream.nullOutputStream());
      return new Examiner(cache, console)
          .examine(new ClassExamination(ClassData.of(data), Use.CLASSIFICATION))
          .toString();
    };
  }

  /** Answers of the index of results. */
  static String answers(Path folder) {
    IndexQuery all = new IndexQuery(List.of(), Optional.empty(), false, Optional.empty(), true);
    try (ResultIndex index =
        ResultIndex.open(new FolderArchive(), folder.resolve("results"), count -> new Unseen())) {
      return index.find(all) + index.metrics().toString() + index.problems();
    }
  }

  private record Unseen() implements ReadingProgress {
    @Override
    public void advance() {}

    @Override
    public void close() {}
  }

  /** How often a model was scored before. */
  static String looks(Path folder) {
    return CountedLooks.of(folder.resolve("test-looks.jsonl"));
  }

  /** What MLflow holds of a run that is told again, with a further step. */
  static String told(Path folder) throws IOException {
    Path runs = folder.resolve("mlruns");
    List<String> warnings = new ArrayList<>();
    TrackedRun run =
        new TrackedRun(
            "tiny",
            "a test",
            Optional.empty(),
            TIME,
            Map.of("width", "8"),
            Map.of("seed", "0"),
            Map.of(),
            folder.resolve("told"));
    Mlflow.Config config =
        new Mlflow.Config(Optional.of(runs.toString()), "damage", Optional.empty());
    try (Tracking tracking = new Mlflow().create(config).open(run, warnings::add)) {
      for (int step = 1; step <= 3; step++) {
        tracking.step(step, TIME, Map.of("loss", 1.0 / step));
      }
      tracking.end(Tracking.End.FINISHED, TIME, Map.of());
    }
    if (!warnings.isEmpty()) {
      throw new BadInputException(String.join("\n", warnings));
    }
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(runs)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        files.put(runs.relativize(path).toString(), Files.readString(path));
      }
    }
    return files.toString();
  }
}
