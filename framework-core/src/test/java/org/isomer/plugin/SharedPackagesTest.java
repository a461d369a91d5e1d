package org.isomer.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SharedPackagesTest {
  private static final Path PAGE = Path.of("../reports/guide/write-a-plugin.md");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| (`(?:org|com|jakarta)\\..*?) \\|");
  private static final Pattern PACKAGE = Pattern.compile("`([a-z0-9.]+)`");

  @Test
  void standOnThePageForAuthors() throws IOException {
    String page = Files.readString(PAGE);
    assertThat(
            ROW.matcher(page)
                .results()
                .flatMap(row -> PACKAGE.matcher(row.group(1)).results())
                .map(found -> found.group(1) + "."))
        .containsExactlyInAnyOrderElementsOf(PluginClassLoader.SHARED);
  }
}
