package org.isomer.eval.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.isomer.cli.InProcess;
import org.isomer.eval.PluginJar;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Somebody else's JAR keeps results: those of a place in one ZIP file beside it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchiveInAJarTest {
  private static final String SERVICES =
      """
      package acme;
      import com.google.inject.AbstractModule;
      import org.isomer.reports.record.ResultArchive;
      public final class Services extends AbstractModule {
        @Override protected void configure() { bind(ResultArchive.class).toInstance(new ZipArchive()); }
      }
      """;

  private static final String ARCHIVE =
      """
      package acme;
      import java.io.*;
      import java.nio.file.*;
      import java.util.*;
      import java.util.stream.Stream;
      import org.isomer.data.FileStamp;
      import org.isomer.file.AtomicFiles;
      import org.isomer.reports.record.*;
      public final class ZipArchive implements ResultArchive {
        private interface Work<T> { T of(Path inside) throws IOException; }
        private final FolderArchive folders = new FolderArchive();

        private static Path zip(Path root) { return root.resolveSibling(root.getFileName() + ".zip"); }

        private synchronized <T> T in(Path root, Work<T> work) {
          try (FileSystem zip = FileSystems.newFileSystem(zip(root), Map.of("create", "true"))) {
            return work.of(zip.getPath("/"));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        }

        private static void copy(Path from, Path to) throws IOException {
          try (Stream<Path> tree = Files.walk(from)) {
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
              Path copy = to.resolve(from.relativize(file).toString());
              Files.createDirectories(copy.getParent());
              Files.copy(file, copy);
            }
          }
        }

        private static <T> T aside(Work<T> work) throws IOException {
          Path folder = Files.createTempDirectory("aside");
          try { return work.of(folder); } finally { AtomicFiles.deleteRecursively(folder); }
        }

        public SortedMap<Path, FileStamp> all(Path place) {
          SortedMap<Path, FileStamp> all = new TreeMap<>();
          Path root = Files.exists(zip(place)) ? place : place.getParent();
          if (root != null && root.getFileName() != null && Files.exists(zip(root))) {
            in(root, inside -> {
              try (Stream<Path> tree = Files.walk(inside)) {
                for (Path file : tree.filter(each -> each.endsWith(ResultStore.RECORD)).toList()) {
                  Path name = root.resolve(inside.relativize(file).toString());
                  if (name.startsWith(place)) all.put(name, FileStamp.read(file, "size,lastModifiedTime"));
                }
              }
              return all;
            });
          }
          return all;
        }

        private <T> T folder(Path name, Work<T> work) {
          Path place = name.getParent();
          return in(place.getParent(), inside -> aside(folder -> {
            copy(inside.resolve(place.getFileName().toString()), folder);
            return work.of(folder.resolve(ResultStore.RECORD));
          }));
        }

        public Result read(Path name) { return folder(name, folders::read); }

        public RecordDigest.State state(Path name) { return folder(name, folders::state); }

        public void write(Path root, Result result) {
          in(root, inside -> aside(folder -> {
            folders.write(folder, result);
            Files.deleteIfExists(inside.resolve(result.record().id() + ".failed.json"));
            copy(folder, inside);
            return null;
          }));
        }

        public void leave(Path root, FailedResult failure) {
          in(root, inside -> aside(folder -> {
            Files.deleteIfExists(inside.resolve(failure.id() + ".failed.json"));
            folders.leave(folder, failure);
            copy(folder, inside);
            return null;
          }));
        }

        public List<FailedResult> failures(List<Path> places) {
          return places.stream().filter(place -> Files.exists(zip(place)))
              .flatMap(place -> in(place, inside -> aside(folder -> {
                copy(inside, folder);
                return folders.failures(List.of(folder));
              })).stream())
              .toList();
        }

        public void requireWritable(Path root) {}

        public void prepare(Path root) {}
      }
      """;

  private Path folder;
  private String run;

  @BeforeAll
  void train(@TempDir Path given) throws Exception {
    folder = given;
    run = StripesRun.in(folder).run().toString();
    new PluginJar(
            Map.of("Services", SERVICES, "ZipArchive", ARCHIVE, "Moody", MoodyTask.SOURCE),
            List.of("Moody"))
        .in(folder.resolve("plugins"));
  }

  private InProcess.Ended isomer(String... arguments) {
    return InProcess.run(folder, List.of(arguments));
  }

  private Path at(String name) {
    return folder.resolve(name);
  }

  private InProcess.Ended eval(Path results, String task) {
    return eval(results, task, "pretrained");
  }

  private InProcess.Ended eval(Path results, String task, String representation) {
    return isomer(
        "eval",
        run,
        "--task",
        task,
        "--representation",
        representation,
        "--no-figures",
        "--out",
        results.toString());
  }

  /** What is in the ZIP of a place. */
  private static List<String> inside(Path results) throws IOException {
    Path file = results.resolveSibling(results.getFileName() + ".zip");
    try (FileSystem zip = FileSystems.newFileSystem(file);
        Stream<Path> inside = Files.walk(zip.getPath("/"))) {
      return inside.map(Path::toString).toList();
    }
  }

  /** The Markdown of a leaderboard. */
  private Path board(Path results, String name) {
    Path page = at(name);
    InProcess.Ended board =
        isomer("leaderboard", results.toString(), "--out", page.toString(), "--title", "Zipped");
    assertThat(board.code()).as(board.err()).isZero();
    return page.resolve("leaderboard.md");
  }

  @Test
  void fromRunToPageNothingIsKeptInFolders() throws Exception {
    Path results = at("results");
    InProcess.Ended measured = eval(results, "{name: knn, k: [1]}");
    assertThat(measured.code()).as(measured.err()).isZero();
    assertThat(eval(results, "{name: knn, k: [1]}").out()).contains(" is there already.\n");

    assertThat(results).doesNotExist();
    assertThat(inside(results)).anyMatch(name -> name.matches("/knn-tiny-[0-9a-f]{8}/result.json"));
    assertThat(board(results, "page")).content().contains("Zipped", "tiny", "kNN");
    assertThat(isomer("verify", results.toString()).out())
        .contains("result.json: OK", "1 OK, 0 partly checked");
  }

  @Test
  void aMeasurementThatFailsIsKeptThereUntilItSucceeds() throws Exception {
    Path results = at("moods");
    Path mood = at("mood");
    String moody = "{name: moody, file: %s}".formatted(mood);
    assertThat(eval(results, moody, "untrained").code()).isZero(); // a column
    Files.writeString(mood, "no mood");
    assertThat(eval(results, moody, "pretrained").code()).isEqualTo(2);
    assertThat(eval(results, "{name: knn, k: [1]}", "pretrained").code()).isZero(); // a row

    assertThat(results).doesNotExist();
    assertThat(inside(results))
        .anyMatch(name -> name.matches("/moody-tiny-[0-9a-f]{8}.failed.json"));
    assertThat(board(results, "moody-page")).content().contains("(failed: no mood)");

    Files.delete(mood);
    assertThat(eval(results, moody, "pretrained").code()).isZero();
    assertThat(inside(results)).noneMatch(name -> name.endsWith(".failed.json"));
    assertThat(board(results, "glad-page")).content().doesNotContain("no mood");
  }

  @Test
  void allVerbsReadAndWriteThere() throws Exception {
    Path one = at("one");
    assertThat(eval(one, "{name: knn, k: [2]}").code()).isZero();

    Path copies = at("copies");
    assertThat(isomer("merge", one.toString(), "--out", copies.toString()).out())
        .endsWith("1 added, 0 there already\n");
    assertThat(isomer("verify", copies.toString()).out()).contains("1 OK");
    Path numbers = at("numbers");
    isomer("merge", one.toString(), "--no-predictions", "--out", numbers.toString());
    assertThat(isomer("verify", numbers.toString()).out()).contains("1 without predictions");
    assertThat(List.of(one, copies, numbers)).noneMatch(Files::exists);

    assertThat(isomer("compare", one.toString(), copies.toString()).out())
        .contains("The numbers are equal.");
    assertThat(isomer("results", one.toString()).out()).contains("  knn ", "\n1 result\n");
    assertThat(isomer("metrics", one.toString()).out()).contains("torchmetrics");
    assertThat(isomer("board", "check", one.toString()).out())
        .contains("All 1 can go on the board");
    InProcess.Ended told =
        isomer(
            "track",
            one.toString(),
            "--tracker",
            "{name: mlflow, uri: '%s'}".formatted(at("mlruns")));
    assertThat(told.out()).as(told.err()).startsWith("1 told");
    try (var files = Files.walk(at("mlruns"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .anyMatch(name -> name.matches("knn-tiny-[0-9a-f]{8}\\.json"));
    }
  }

  @Test
  void whereNothingIsKeptIsSaid() {
    InProcess.Ended ended = isomer("verify", at("nowhere").toString());
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err())
        .isEqualTo(at("nowhere") + ": no results are kept there. Name a place of results.\n");
  }

  @Test
  void theWiringSaysWhoKeepsResults() {
    assertThat(isomer("doctor", "--wiring").out().lines())
        .anyMatch(
            line ->
                line.startsWith("org.isomer.reports.record.ResultArchive")
                    && line.contains("acme.jar"));
  }
}
