package org.isomer.eval.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.isomer.cli.spi.CommandPlugin;
import org.isomer.eval.cli.results.CompareVerb;
import org.isomer.eval.cli.results.MergeVerb;
import org.isomer.eval.cli.results.ResultsVerb;
import org.isomer.eval.cli.results.VerifyVerb;
import org.isomer.train.overview.RunsVerb;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A name with a line break begins no line of what a verb prints. */
class NamesWithLineBreaksTest {
  private static final String BROKEN = "we\nOK, 9 metrics";
  private static final String SHOWN = "we\\u000aOK, 9 metrics";

  private final List<String> printed = new ArrayList<>();

  private <C extends Record> void run(CommandPlugin<C> verb, Map<String, String> options)
      throws Exception {
    printed.add(RunVerb.of(verb, options));
  }

  private static String quoted(Path path) {
    return '"' + path.toString().replace("\n", "\\n") + '"';
  }

  @Test
  void beginNoLine(@TempDir Path folder) throws Exception {
    Path broken = Files.createDirectory(folder.resolve(BROKEN));
    Path run = Files.move(StripesRun.in(folder).run(), broken.resolve("run"));
    Path results = broken.resolve("results");
    Path other = broken.resolve("other");
    run(new RunsVerb(), Map.of("folder", quoted(broken)));
    run(new EvalVerb(), Map.of("run", quoted(run), "task", "[knn]", "out", quoted(results)));
    run(new EvalVerb(), Map.of("run", quoted(run), "task", "[ridge]", "out", quoted(other)));
    run(new VerifyVerb(), Map.of("results", "[" + quoted(results) + "]"));
    run(new ResultsVerb(), Map.of("folders", "[" + quoted(results) + "]"));
    run(new CompareVerb(), Map.of("first", quoted(results), "second", quoted(other)));
    run(
        new MergeVerb(),
        Map.of(
            "results",
            "[%s, %s]".formatted(quoted(results), quoted(other)),
            "out",
            quoted(broken.resolve("merged"))));
    for (String format : List.of("safetensors", "savedmodel", "projector")) {
      run(
          new ExportVerb(),
          Map.of("run", quoted(run), "format", format, "out", quoted(broken.resolve(format))));
    }
    run(new EmbedVerb(), Map.of("model", quoted(run), "out", quoted(broken.resolve("v.npy"))));

    assertThat(printed)
        .allSatisfy(
            text -> assertThat(text.lines()).noneMatch(line -> line.startsWith("OK, 9 metrics")));
    assertThat(String.join("", printed)).contains(SHOWN);
  }
}
