package org.isomer.reports.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.isomer.reports.index.IndexColumn;
import org.isomer.reports.index.IndexedResult;
import org.junit.jupiter.api.Test;

class IndexedResultsCsvTest {
  @Test
  void hasAllColumnsAndTheMetricsOfAnyResult() {
    String csv =
        IndexedResultsCsv.render(
            List.of(
                new IndexedResult(
                    Path.of("a.json"),
                    Map.of(
                        IndexColumn.ID,
                        "a",
                        IndexColumn.TITLE,
                        "=1, 2",
                        IndexColumn.SEED,
                        3L,
                        IndexColumn.DIRTY,
                        true,
                        IndexColumn.VALUE,
                        1e-5),
                    Map.of("accuracy", 0.5)),
                new IndexedResult(
                    Path.of("b.json"), Map.of(IndexColumn.ID, "b"), Map.of("mIoU", 0.25))));

    assertThat(csv.lines())
        .containsExactly(
            String.join(",", IndexColumn.titles()) + ",accuracy,mIoU,file",
            "a,,\"'=1, 2\",,,,,,,3,,,,,0.00001,,,,,,,,,true,,,,,0.5,,a.json",
            "b" + ",".repeat(29) + "0.25,b.json");
  }
}
