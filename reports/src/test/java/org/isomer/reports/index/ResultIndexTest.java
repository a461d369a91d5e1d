package org.isomer.reports.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.isomer.reports.demo.SyntheticRecords;
import org.isomer.reports.record.FolderArchive;
import org.isomer.reports.record.Metric;
import org.isomer.reports.record.ResultMerge;
import org.isomer.reports.record.ResultRecord;
import org.isomer.reports.record.ResultStore;
import org.isomer.reports.record.Subject;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResultIndexTest {
  private static final int MANY = 3000;

  @TempDir static Path many;
  private static final List<ResultRecord> RECORDS = new ArrayList<>();

  private final Path root;
  private int read;

  ResultIndexTest(@TempDir Path root) {
    this.root = root;
  }

  @BeforeAll
  static void writeMany() {
    SyntheticRecords.write(many, MANY);
    ResultStore.find(List.of(many)).forEach(file -> RECORDS.add(ResultStore.readRecord(file)));
  }

  static Stream<Arguments> questions() {
    return Stream.of(
        question("framework=moco", record -> framework(record).equals(Optional.of("moco"))),
        question("framework!=moco", record -> !framework(record).equals(Optional.of("moco"))),
        question("framework~o", record -> framework(record).orElse("").contains("o")),
        question("framework=", record -> framework(record).isEmpty()),
        question("framework!=", record -> framework(record).isPresent()),
        question("macro F1>0.5", record -> metric(record, "macro F1", -1) > 0.5),
        question("macro F1 >= 0.5", record -> metric(record, "macro F1", -1) >= 0.5),
        question("macro F1<0.5", record -> metric(record, "macro F1", 1) < 0.5),
        question("macro F1<=5e-1", record -> metric(record, "macro F1", 1) <= 0.5),
        question("macro F1=0.5", record -> metric(record, "macro F1", -1) == 0.5),
        question("macro F1!=0.5", record -> metric(record, "macro F1", -1) != 0.5),
        question("mIoU=", record -> !record.metrics().containsKey("mIoU")),
        question("mIoU!=", record -> record.metrics().containsKey("mIoU")),
        question("value<0.25", record -> record.headlineMetric().value() < 0.25),
        question("seed>=3", record -> record.subject().seed().orElse(0L) >= 3),
        question("epochs=12.5", record -> epochs(record) == 12.5),
        question("epochs=20", record -> epochs(record) == 20),
        question(
            "dirty=true",
            record -> record.provenance().commit().stream().anyMatch(commit -> commit.dirty())),
        question(
            "dirty=false",
            record -> record.provenance().commit().stream().anyMatch(commit -> !commit.dirty())),
        question(
            "finished>=2026-03-01",
            record ->
                !record.provenance().finished().isBefore(Instant.parse("2026-03-01T00:00:00Z"))),
        question(
            "dialect=scikit-learn",
            record -> !record.dialect().equals(Optional.of("torchmetrics"))),
        question("data=Shapes 1", record -> record.data().title().equals("Shapes 1")),
        question("task=nothing", record -> false));
  }

  private static Arguments question(String condition, Predicate<ResultRecord> asRead) {
    return Arguments.of(condition, asRead);
  }

  @ParameterizedTest
  @MethodSource("questions")
  void answersAsReadingDoes(String condition, Predicate<ResultRecord> asRead) {
    List<String> expected = RECORDS.stream().filter(asRead).map(ResultRecord::id).toList();
    try (ResultIndex index = open(many)) {
      assertThat(ids(index.find(where(condition)))).isEqualTo(expected);
    }
  }

  @Test
  void knowsEveryColumnAndMetric() {
    try (ResultIndex index = open(many)) {
      List<IndexedResult> results =
          index.find(new IndexQuery(List.of(), Optional.empty(), false, Optional.empty(), true));

      assertThat(results).hasSize(MANY);
      for (int i = 0; i < MANY; i++) {
        ResultRecord record = RECORDS.get(i);
        IndexedResult result = results.get(i);
        assertThat(ResultStore.readRecord(result.file()).id()).isEqualTo(record.id());
        for (IndexColumn column : IndexColumn.values()) {
          assertThat(result.value(column.title()))
              .as(column.title())
              .isEqualTo(column.of(record).map(value -> value));
        }
        assertThat(List.copyOf(result.metrics().entrySet()))
            .isEqualTo(
                record.metrics().entrySet().stream()
                    .map(metric -> Map.entry(metric.getKey(), metric.getValue().value()))
                    .toList());
      }
      Set<String> names = new TreeSet<>();
      RECORDS.forEach(record -> names.addAll(record.metrics().keySet()));
      assertThat(index.metrics()).containsExactlyElementsOf(names);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void sortsByMetricsWithMissingOnesLast(boolean descending) {
    Comparator<Double> order = descending ? Comparator.reverseOrder() : Comparator.naturalOrder();
    List<String> expected =
        RECORDS.stream()
            .filter(record -> record.data().title().equals("Shapes 2"))
            .sorted(
                Comparator.comparing(
                    record ->
                        Optional.ofNullable(record.metrics().get("mIoU"))
                            .map(Metric::value)
                            .orElse(null),
                    Comparator.nullsLast(order)))
            .map(ResultRecord::id)
            .toList();
    IndexQuery query =
        new IndexQuery(
            List.of(IndexCondition.parse("data=Shapes 2")),
            Optional.of("mIoU"),
            descending,
            Optional.of(700),
            false);
    try (ResultIndex index = open(many)) {
      List<IndexedResult> results = index.find(query);

      assertThat(ids(results)).isEqualTo(expected.subList(0, 700));
      assertThat(results.get(0).metrics()).containsOnlyKeys("mIoU");
      assertThat(ids(query.merged(List.of(results)))).isEqualTo(ids(results));
    }
  }

  @Test
  void bringsTheAnswersOfFoldersTogether() {
    IndexQuery query =
        new IndexQuery(List.of(), Optional.of("seed"), true, Optional.of(1500), false);
    List<List<IndexedResult>> found = new ArrayList<>();
    for (String group : List.of("group-0", "group-1", "group-2")) {
      try (ResultIndex index = open(many.resolve(group))) {
        found.add(index.find(query));
      }
    }

    assertThat(ids(query.merged(found)))
        .isEqualTo(
            RECORDS.stream()
                .sorted(
                    Comparator.comparing(
                        record -> record.subject().seed().orElse(null),
                        Comparator.nullsLast(Comparator.<Long>reverseOrder())))
                .limit(1500)
                .map(ResultRecord::id)
                .toList());
  }

  @Test
  void readsOnlyWhatIsNewOrChanged() throws IOException {
    SyntheticRecords.write(root, 30);
    assertThat(found()).hasSize(30);
    assertThat(read).isEqualTo(30);

    assertThat(found()).hasSize(30);
    assertThat(read).isEqualTo(30);

    Path changed = root.resolve("group-0/record-7/result.json");
    FileTime time = Files.getLastModifiedTime(changed);
    Files.writeString(
        changed,
        Files.readString(changed).replace("\"title\" : \"Shapes 1\"", "\"title\" : \"Other\""));
    Files.setLastModifiedTime(changed, time);
    Path touched = root.resolve("group-0/record-8/result.json");
    Files.setLastModifiedTime(touched, FileTime.from(Instant.parse("2026-02-02T00:00:00Z")));
    Files.delete(root.resolve("group-0/record-9/result.json"));
    Files.move(root.resolve("group-0/record-10"), root.resolve("moved"));

    assertThat(found())
        .hasSize(29)
        .doesNotContain("record-9")
        .contains("record-10", "record-8")
        .endsWith("record-10");
    assertThat(read).isEqualTo(33);
    try (ResultIndex index = open(root)) {
      assertThat(ids(index.find(where("data=Other")))).containsExactly("record-7");
    }
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows notes no time of change of its own")
  void readsWhatWasChangedWithItsSizeAndTimeKept() throws IOException {
    SyntheticRecords.write(root, 3);
    assertThat(found()).hasSize(3);
    Path changed = root.resolve("group-0/record-1/result.json");
    FileTime time = Files.getLastModifiedTime(changed);
    Files.writeString(changed, Files.readString(changed).replace("Shapes 1", "Shapes X"));
    Files.setLastModifiedTime(changed, time);

    try (ResultIndex index = open(root)) {
      assertThat(ids(index.find(where("data=Shapes X")))).containsExactly("record-1");
    }
    assertThat(read).isEqualTo(4);
  }

  @Test
  void countsMetricsOfAChangedRecordOnce() throws IOException {
    SyntheticRecords.write(root, 3);
    assertThat(found()).hasSize(3);
    Files.setLastModifiedTime(
        root.resolve("group-0/record-1/result.json"), FileTime.from(Instant.EPOCH));
    assertThat(found()).hasSize(3);

    try (Connection file = connection();
        Statement statement = file.createStatement();
        var rows = statement.executeQuery("SELECT count(*) FROM metric")) {
      assertThat(rows.getInt(1))
          .isEqualTo(
              Stream.of(0, 1, 2).mapToInt(i -> SyntheticRecords.record(i).metrics().size()).sum());
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void saysWhichRecordsCannotBeRead() throws IOException {
    SyntheticRecords.write(root, 3);
    Path damaged = root.resolve("group-0/record-1/result.json");
    String whole = Files.readString(damaged);
    Files.writeString(damaged, "{");

    for (int attempt = 0; attempt < 2; attempt++) {
      try (ResultIndex index = open(root)) {
        assertThat(index.find(all())).hasSize(2);
        assertThat(index.problems()).singleElement().asString().startsWith(damaged + ": line 1");
      }
    }

    Files.writeString(damaged, whole);
    try (ResultIndex index = open(root)) {
      assertThat(index.find(all())).hasSize(3);
      assertThat(index.problems()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "nothing", "cut", "zeros", "tables", "a value", "other version"})
  void isMadeAnewWhereItIsDamaged(String damage) throws Exception {
    SyntheticRecords.write(root, 60);
    assertThat(found()).hasSize(60);
    Path file = root.resolve(ResultIndex.FILE);
    byte[] bytes = Files.readAllBytes(file);
    switch (damage) {
      case "text" -> Files.writeString(file, "not a database, but long enough to look like one");
      case "nothing" -> Files.write(file, new byte[0]);
      case "cut" -> Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
      case "zeros" -> {
        Arrays.fill(bytes, 4096, bytes.length, (byte) 0);
        Files.write(file, bytes);
      }
      case "a value" -> change("UPDATE metric SET value = 0.5");
      case "tables" -> change("DROP TABLE metric");
      default -> change("PRAGMA user_version = 1");
    }

    assertThat(found()).isEqualTo(readIds());
    try (ResultIndex index = open(root)) {
      assertThat(ids(index.find(where("mIoU>0.3"))))
          .isEqualTo(
              records().stream()
                  .filter(record -> metric(record, "mIoU", -1) > 0.3)
                  .map(ResultRecord::id)
                  .toList());
      assertThat(index.inMemory()).isFalse();
    }
    assertThat(read).isEqualTo(120);
  }

  @Test
  void losesNothingWhenItIsDeleted() throws IOException {
    SyntheticRecords.write(root, 20);
    List<String> before = found();

    Files.delete(root.resolve(ResultIndex.FILE));

    assertThat(found()).isEqualTo(before);
  }

  @Test
  void isInMemoryWhereItsFileCannotBe() throws IOException {
    SyntheticRecords.write(root, 20);
    Files.createDirectories(root.resolve(ResultIndex.FILE).resolve("occupied"));

    try (ResultIndex index = open(root)) {
      assertThat(index.inMemory()).isTrue();
      assertThat(ids(index.find(all()))).isEqualTo(readIds());
    }
  }

  @Test
  void survivesWhatSharesItsFile() throws Exception {
    SyntheticRecords.write(root, 20);
    try (ResultIndex first = open(root);
        ResultIndex second = open(root)) {
      assertThat(ids(second.find(all()))).isEqualTo(ids(first.find(all()))).hasSize(20);
    }
    SyntheticRecords.write(root.resolve("more"), 20);
    try (ResultIndex first = open(root)) {
      assertThat(first.find(all())).hasSize(40);
      change("DELETE FROM metric WHERE name = 'mIoU'");
      assertThat(first.find(where("mIoU!="))).isEmpty();
    }
  }

  @Test
  void isNoResult() {
    SyntheticRecords.write(root.resolve("a"), 5);
    try (ResultIndex index = open(root.resolve("a"))) {
      assertThat(index.find(all())).hasSize(5);
    }
    Path merged = root.resolve("merged");

    assertThat(ResultStore.find(List.of(root))).hasSize(5);
    assertThat(
            ResultMerge.of(List.of(root.resolve("a")), ResultMerge.Extent.WHOLE)
                .into(merged)
                .added())
        .hasSize(5);
    assertThat(merged.resolve(ResultIndex.FILE)).doesNotExist();
    assertThat(ResultStore.read(List.of(root.resolve("a")))).hasSize(5);
  }

  @Test
  void leavesNothingInAFolderWithoutResults() {
    assertThatThrownBy(() -> open(root))
        .isInstanceOf(BadInputException.class)
        .hasMessage(root + ": holds no result.json. Name a folder that `isomer eval` wrote.");
    assertThatThrownBy(() -> open(root.resolve("missing")))
        .isInstanceOf(BadInputException.class)
        .hasMessage(root.resolve("missing") + ": is no folder. Name a folder of results.");
    assertThat(root).isEmptyDirectory();
  }

  @Test
  void liesInFoldersOfAnyName() {
    Path odd = root.resolve("50 % of #1, über?mode=ro&x=1");
    SyntheticRecords.write(odd, 2);
    try (ResultIndex index = open(odd)) {
      assertThat(index.find(all())).hasSize(2);
      assertThat(index.inMemory()).isFalse();
    }
    assertThat(odd.resolve(ResultIndex.FILE)).isRegularFile();
  }

  @Test
  void rendersJson() {
    SyntheticRecords.write(root, 2);
    try (ResultIndex index = open(root)) {
      String json =
          IndexedResultsJson.render(
              index.find(
                  new IndexQuery(List.of(), Optional.empty(), false, Optional.empty(), true)));

      assertThat(json.lines()).hasSize(4);
      assertThat(json)
          .startsWith(
              "[\n"
                  + "{\"id\":\"record-0\",\"task\":\"knn\",\"title\":\"kNN\",\"subject\":\"raw"
                  + " pixels\",")
          .contains(
              ",\"seed\":1,\"data\":\"Shapes 1\"",
              ",\"dirty\":true,",
              ",\"metrics\":{\"accuracy\":0.")
          .endsWith("record-1/result.json\"}\n]\n");
    }
    assertThat(IndexedResultsJson.render(List.of())).isEqualTo("[]\n");
  }

  private ResultIndex open(Path folder) {
    return ResultIndex.open(new FolderArchive(), folder, this::reading);
  }

  private ReadingProgress reading(int count) {
    read += count;
    return new ReadingProgress() {
      @Override
      public void advance() {}

      @Override
      public void close() {}
    };
  }

  private List<String> found() {
    try (ResultIndex index = open(root)) {
      return ids(index.find(all()));
    }
  }

  private List<ResultRecord> records() {
    return ResultStore.find(List.of(root)).stream().map(ResultStore::readRecord).toList();
  }

  private List<String> readIds() {
    return records().stream().map(ResultRecord::id).toList();
  }

  private void change(String sql) throws SQLException {
    try (Connection file = connection();
        Statement statement = file.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  private Connection connection() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + root.resolve(ResultIndex.FILE));
  }

  private static IndexQuery all() {
    return new IndexQuery(List.of(), Optional.empty(), false, Optional.empty(), false);
  }

  private static IndexQuery where(String condition) {
    return new IndexQuery(
        List.of(IndexCondition.parse(condition)), Optional.empty(), false, Optional.empty(), false);
  }

  private static List<String> ids(List<IndexedResult> results) {
    return results.stream().map(result -> (String) result.values().get(IndexColumn.ID)).toList();
  }

  private static Optional<String> framework(ResultRecord record) {
    return record.subject().pretraining().map(Subject.Pretraining::framework);
  }

  private static double epochs(ResultRecord record) {
    return record.subject().pretraining().map(Subject.Pretraining::epochs).orElse(0.);
  }

  private static double metric(ResultRecord record, String name, double missing) {
    return Optional.ofNullable(record.metrics().get(name)).map(Metric::value).orElse(missing);
  }
}
