package org.isomer.eval.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.isomer.cli.InProcess;
import org.isomer.eval.PluginJar;
import org.isomer.plugin.Catalog;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody else's JAR adds an ending to those that embed writes. */
class VectorWriterInAJarTest {
  private static final String WRITER =
      """
      package acme;
      import java.io.*;
      import java.nio.charset.StandardCharsets;
      import java.util.*;
      import org.isomer.embedding.VectorWriter;
      public final class Lines implements VectorWriter {
        public String ending() { return "%s"; }
        public String summary() { return "a line for each number"; }
        public String snippet() { return "lines = open(\\"NAME\\").readlines()"; }
        public void write(List<String> ids, float[][] vectors, OutputStream out) throws IOException {
          for (int row = 0; row < vectors.length; row++) {
            for (float number : vectors[row]) {
              String line = ids.get(row) + " " + number + "\\n";
              out.write(line.getBytes(StandardCharsets.UTF_8));
            }
          }
        }
      }
      """;
  private static final String MODULE =
      """
      package acme;
      import com.google.inject.AbstractModule;
      import com.google.inject.multibindings.Multibinder;
      import org.isomer.embedding.VectorWriter;
      public final class Services extends AbstractModule {
        @Override protected void configure() {
          Multibinder.newSetBinder(binder(), VectorWriter.class)
              .addBinding()
              .toInstance(new Lines());
        }
      }
      """;

  @TempDir private Path folder;

  private Catalog plugins(String ending) throws Exception {
    return new PluginJar(Map.of("Lines", WRITER.formatted(ending), "Services", MODULE), List.of())
        .in(folder.resolve("plugins"));
  }

  private String embed(Catalog catalog, Path run, String out) throws Exception {
    return RunVerb.of(
        catalog,
        new EmbedVerb(),
        Map.of("model", run.toString(), "out", folder.resolve(out).toString(), "split", "test"));
  }

  @Test
  void itsFilesAreWritten() throws Exception {
    Catalog catalog = plugins(".lines");
    Path run = StripesRun.in(folder).run();

    assertThat(embed(catalog, run, "vectors.lines"))
        .contains("12 vectors of ", "lines = open(\"vectors.lines\").readlines()")
        .doesNotContain("Next:");
    embed(catalog, run, "vectors.csv");
    List<String> rows = Files.readAllLines(folder.resolve("vectors.csv"));
    String[] last = rows.get(12).split(",", -1);
    assertThat(Files.readAllLines(folder.resolve("vectors.lines")))
        .hasSize(12 * (last.length - 1))
        .endsWith(last[0] + " " + last[last.length - 1]);
    assertThatThrownBy(() -> embed(catalog, run, "vectors.line"))
        .isInstanceOf(BadInputException.class)
        .hasMessageEndingWith(
            "vectors.line: vectors are written into files that end in .npy, .csv, .jsonl, .lines. Give it such a name.");
  }

  @Test
  void helpAndWiringListIt() throws Exception {
    plugins(".lines");
    assertThat(run("embed", "--help").out())
        .containsPattern("(?m)^  \\.jsonl +id and vector on each line$")
        .containsPattern("(?m)^  \\.lines +a line for each number$");
    assertThat(run("describe", "command/embed").out()).contains("  .lines ");
    assertThat(run("doctor", "--wiring").out())
        .containsPattern(
            "(?m)^java\\.util\\.Set<org\\.isomer\\.embedding\\.VectorWriter> +a provider +Isomer, extensible$")
        .containsPattern(
            "(?m)^org\\.isomer\\.embedding\\.VectorWriter +an instance of Lines +.*acme\\.jar$");
  }

  @Test
  void anEndingThatIsTakenIsRefused() throws Exception {
    plugins(".csv");
    InProcess.Ended ended = run("embed", folder.toString(), "--out", "vectors.csv");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err())
        .contains(
            "Vectors in files that end in .csv are written by org.isomer.embedding.VectorFormat")
        .contains(
            " and by acme.Lines ("
                + folder.resolve("plugins/acme.jar")
                + "); remove the JAR of one.");
  }

  private InProcess.Ended run(String... arguments) {
    return InProcess.run(folder, List.of(arguments));
  }
}
