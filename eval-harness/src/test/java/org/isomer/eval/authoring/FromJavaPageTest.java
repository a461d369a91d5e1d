package org.isomer.eval.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.isomer.eval.cli.StripesRun;
import org.isomer.file.AtomicFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program of the page "From Java" compiles, and runs on a run whose data are gone. */
class FromJavaPageTest {
  private static final Path PAGE = Path.of("../reports/guide/from-java.md");

  @TempDir private Path folder;

  @Test
  void theProgramRuns() throws Exception {
    StripesRun run = StripesRun.in(folder);
    AtomicFiles.deleteRecursively(run.data());
    for (String photo : List.of("cat.png", "dog.png")) {
      Files.write(folder.resolve(photo), StripesRun.picture(photo.length()));
    }
    String program =
        CodeBlock.of(PAGE).stream()
            .filter(block -> block.language().equals("java"))
            .findFirst()
            .orElseThrow()
            .text();
    assertThat(program).contains("\"runs/mine\"", "\"cat.png\"", "\"dog.png\"");
    Files.createDirectories(folder.resolve("program/src/main/resources"));
    Path source =
        Files.createDirectories(folder.resolve("program/src/main/java")).resolve("Likeness.java");
    Files.writeString(
        source,
        program
            .replace("\"runs/mine\"", quoted(run.run()))
            .replace("\"cat.png\"", quoted(folder.resolve("cat.png")))
            .replace("\"dog.png\"", quoted(folder.resolve("dog.png"))));
    Path classes = new AuthorsProject(folder.resolve("program")).compile();
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream out = System.out;
    try (URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
      System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
      loader
          .loadClass("Likeness")
          .getMethod("main", String[].class)
          .invoke(null, (Object) new String[0]);
    } finally {
      System.setOut(out);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8)).startsWith("tiny: 1.00");
  }

  private static String quoted(Path path) {
    return "\"" + path.toString().replace("\\", "\\\\") + "\"";
  }
}
