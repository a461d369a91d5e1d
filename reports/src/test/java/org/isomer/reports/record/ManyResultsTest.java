package org.isomer.reports.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.isomer.reports.Fixture;
import org.isomer.reports.leaderboard.Leaderboard;
import org.isomer.reports.leaderboard.board.Board;
import org.isomer.reports.leaderboard.board.Row;
import org.junit.jupiter.api.Test;

/**
 * Ten thousand made-up results: 100 methods of 5 seeds in 20 tasks. They lie in memory, as a disk
 * takes its time to remove as many folders.
 */
class ManyResultsTest {
  private static final int METHODS = 100;
  private static final int SEEDS = 5;
  private static final int TASKS = 20;

  /** A method is right in as many of the 40 samples as its number says, seeds and tasks alike. */
  private static int right(int method) {
    return method * 40 / METHODS;
  }

  private static Result result(int method, int seed, int task) {
    Subject subject =
        new Subject(
            "method %02d".formatted(method),
            Optional.of(new Subject.EncoderFacts("convnet", 1000 + method, 8)),
            Optional.of((long) seed),
            Optional.of(
                new Subject.Pretraining(
                    "simclr", "Shapes", 1, 10, 100, "c%d-%d".formatted(method, seed), 1)));
    Protocol protocol = new Protocol("knn", "k = " + task, Fixture.ordered("k", "" + (task + 1)));
    List<Prediction> predictions = Fixture.right(right(method));
    ResultRecord record =
        Fixture.record(
            "knn-%d-%d-%d".formatted(method, seed, task),
            protocol,
            Fixture.DATA,
            subject,
            predictions,
            Optional.empty(),
            Fixture.provenance());
    return new Result(record, Predictions.none(), List.of(), List.of());
  }

  @Test
  void areMergedAndRanked() throws IOException {
    try (FileSystem memory = Jimfs.newFileSystem(Configuration.unix())) {
      areMergedAndRanked(memory.getPath("/results"));
    }
  }

  private static void areMergedAndRanked(Path folder) {
    for (int i = 0; i < METHODS * SEEDS * TASKS; i++) {
      Path machine = folder.resolve("machine-" + i % 3);
      ResultStore.write(machine, result(i / (SEEDS * TASKS), i / TASKS % SEEDS, i % TASKS));
    }
    Path out = folder.resolve("out");

    ResultMerge.Outcome merge =
        ResultMerge.of(
                IntStream.range(0, 3).mapToObj(i -> folder.resolve("machine-" + i)).toList(),
                ResultMerge.Extent.WHOLE)
            .into(out);
    assertThat(merge.added()).hasSize(10_000);

    Leaderboard leaderboard = Leaderboard.of(ResultStore.read(List.of(out)));
    assertThat(leaderboard.boards()).hasSize(1);
    Board board = leaderboard.boards().get(0);
    assertThat(board.columns()).hasSize(TASKS);
    assertThat(board.rows()).hasSize(METHODS * SEEDS);
    for (Row row : board.rows()) {
      int method = Integer.parseInt(row.label().substring("method ".length(), 9));
      assertThat(row.cells())
          .allSatisfy(
              cell ->
                  assertThat(cell.orElseThrow().metric().value()).isEqualTo(right(method) / 40.0));
    }
    assertThat(leaderboard.ranking().orElseThrow().entrants())
        .hasSize(METHODS)
        .extracting(entrant -> entrant.label())
        .startsWith("method 98", "method 99");
  }
}
