package org.isomer.bench;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.isomer.bench.measure.BenchRecord;
import org.isomer.bench.measure.Sample;
import org.isomer.cli.spi.Command;
import org.isomer.cli.spi.Console;
import org.isomer.file.AtomicFiles;
import org.isomer.file.FileListing;
import org.isomer.file.FileTrouble;
import org.isomer.file.TextFile;
import org.isomer.spi.BadInputException;
import org.isomer.train.Environment;

/**
 * A page in Markdown of the records in a folder. It holds ratios only: a bare time says something
 * of a machine, and nothing of another.
 *
 * @param records by the names of their files
 * @param remarks what the user says of the measurements, as Markdown; may be empty
 */
public record SpeedPage(Map<String, BenchRecord> records, String remarks) {
  private static final String PAGE = "README.md";
  private static final String REMARKS = "remarks.md";
  private static final String RECORD = "json";
  private static final double PERCENT = 100;

  /** {@code isomer bench page FOLDER}. */
  record Making(BenchVerb.Config config, Console console) implements Command {
    @Inject
    Making {}

    @Override
    public void run() {
      Path folder = config.of().map(Path::of).orElseThrow();
      String page = SpeedPage.read(folder).markdown();
      Path file = folder.resolve(PAGE);
      try {
        AtomicFiles.write(file, page);
      } catch (IOException e) {
        throw new BadInputException(FileTrouble.writing(file, e), e);
      }
      console.line(file + ": written.");
    }
  }

  /**
   * The records of a folder, and what its {@code remarks.md} says, if there is one.
   *
   * @throws BadInputException if there are none, or one cannot be read
   */
  static SpeedPage read(Path folder) {
    Map<String, BenchRecord> records = new TreeMap<>();
    if (Files.isDirectory(folder)) {
      for (Path file : FileListing.of(folder).filesBelow(SpeedPage::isRecord)) {
        records.put(FileListing.relative(folder, file), BenchRecord.read(file));
      }
    }
    if (records.isEmpty()) {
      throw new BadInputException(
          "%s: holds no records (.json). Make some with isomer bench … --out %s"
              .formatted(folder, folder.resolve("step.json")));
    }
    Path remarks = folder.resolve(REMARKS);
    return new SpeedPage(records, Files.exists(remarks) ? new TextFile(remarks).text() : "");
  }

  private static boolean isRecord(Path file) {
    return FileListing.ending(file).endsWith(RECORD);
  }

  String markdown() {
    List<String> parts = new ArrayList<>();
    parts.add(
        """
        # Speed

        Ratios, measured by [`isomer bench`](../../guide/speed.md) in turn with what they are compared with, on one
        machine at one time. A ratio is the median of those of the rounds, the interval beside it is of order
        statistics, and below 1 Isomer is the slower one. Bare times are left out: they say more of a machine than of a
        program; the records (`.json`) hold them. `isomer bench page` with this folder makes this page of the records.
        """);
    if (!remarks.isBlank()) {
      parts.add(remarks.strip() + "\n");
    }
    List<List<String>> peers = rows(true);
    if (!peers.isEmpty()) {
      parts.add("## Against other programs\n\n" + counted(peers));
      parts.add(table(List.of("what", "against", "ratio", "interval", "rounds"), peers));
    }
    List<List<String>> steps = rows(false);
    if (!steps.isEmpty()) {
      parts.add(
          """
          ## The loop against its bare step

          The bare step is fed the same batch again and again. 1 means that data cost nothing.
          """);
      parts.add(table(List.of("what", "against", "ratio", "interval", "rounds"), steps));
    }
    parts.add("## Machines\n");
    parts.add(machines());
    parts.add("## Commands\n");
    records.forEach((file, record) -> parts.add(command(file, record)));
    return String.join("\n", parts);
  }

  private String counted(List<List<String>> rows) {
    long slower = rows.stream().filter(row -> Double.parseDouble(row.get(2)) < 1).count();
    return "%d of %d below 1.%n".formatted(slower, rows.size());
  }

  /** Ratios to peers, or to other work of Isomer. */
  private List<List<String>> rows(boolean peers) {
    List<List<String>> rows = new ArrayList<>();
    for (BenchRecord record : records.values()) {
      for (BenchRecord.Case each : record.cases()) {
        for (int i = 0; i < each.ratios().size(); i++) {
          boolean peer = each.against() != null && i == each.ratios().size() - 1;
          if (peer == peers) {
            String title = record.cases().size() == 1 ? record.title() : each.title();
            rows.add(row(title, each.samples().get(i + 1).name(), each.ratios().get(i)));
          }
        }
      }
    }
    return rows;
  }

  private static List<String> row(String title, String against, Sample ratio) {
    return List.of(
        title,
        against,
        String.format(Locale.ROOT, "%.2f", ratio.median()),
        String.format(
            Locale.ROOT,
            "%.2f–%.2f (%.0f %%)",
            ratio.interval().low(),
            ratio.interval().high(),
            PERCENT * ratio.interval().confidence()),
        String.valueOf(ratio.rounds().size()));
  }

  private String machines() {
    Map<Environment, List<String>> machines = new LinkedHashMap<>();
    records.forEach(
        (file, record) ->
            machines
                .computeIfAbsent(record.environment(), first -> new ArrayList<>())
                .add("`%s`".formatted(file)));
    List<List<String>> rows = new ArrayList<>();
    machines.forEach(
        (machine, files) ->
            rows.add(
                List.of(
                    String.join(", ", files),
                    machine.processor(),
                    String.valueOf(machine.cores()),
                    String.valueOf(machine.threads()),
                    machine.operatingSystem(),
                    machine.java(),
                    machine.tensorflow(),
                    Optional.ofNullable(machine.gitCommit()).orElse(machine.isomer()))));
    return table(
        List.of(
            "records",
            "processor",
            "cores",
            "threads",
            "system",
            "Java",
            "TensorFlow",
            "commit of Isomer"),
        rows);
  }

  private static String command(String file, BenchRecord record) {
    return """
        %s ([`%s`](%s), %s):

        ```
        %s
        ```
        """
        .formatted(record.title(), file, file, record.time().substring(0, 10), record.command());
  }

  private static String table(List<String> header, List<List<String>> rows) {
    StringBuilder table = new StringBuilder();
    line(table, header);
    table.append("|---".repeat(header.size())).append("|\n");
    rows.forEach(row -> line(table, row));
    return table.toString();
  }

  private static void line(StringBuilder table, List<String> cells) {
    table
        .append("| ")
        .append(String.join(" | ", cells.stream().map(cell -> cell.replace("|", "\\|")).toList()))
        .append(" |\n");
  }
}
