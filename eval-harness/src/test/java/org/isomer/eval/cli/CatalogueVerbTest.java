package org.isomer.eval.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What it writes is compared with the committed catalogue elsewhere. */
class CatalogueVerbTest {
  @TempDir Path folder;

  private void run() throws Exception {
    RunVerb.of(new CatalogueVerb(), Map.of("folder", folder.toString()));
  }

  @Test
  void doesNotReplaceAPageOfSomebodyElse() throws Exception {
    Path page = Files.writeString(folder.resolve("plugins.html"), "<h1>My plugins</h1>");

    assertThatThrownBy(this::run)
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            page
                + ": a page that Isomer did not write is here, and it is not replaced. Choose"
                + " another FOLDER, or move the page away.");
    assertThat(page).content().isEqualTo("<h1>My plugins</h1>");
    assertThat(folder.resolve("plugins.md")).doesNotExist();
  }

  @Test
  void aFileIsNoFolder() throws Exception {
    Path file = Files.writeString(folder.resolve("page"), "mine");
    assertThatThrownBy(() -> RunVerb.of(new CatalogueVerb(), Map.of("folder", file.toString())))
        .isInstanceOf(BadInputException.class)
        .hasMessage(file + ": cannot be written: it is no folder. Name a folder.");
    assertThat(file).hasContent("mine");
  }

  @Test
  void doesNotReplaceATextOfSomebodyElse() throws Exception {
    Path text = Files.writeString(folder.resolve("plugins.md"), "# My plugins");

    assertThatThrownBy(this::run)
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            text
                + ": a file that Isomer did not write is here, as no plugins.html is beside it, and"
                + " it is not replaced. Choose another FOLDER, or move the file away.");
    assertThat(text).content().isEqualTo("# My plugins");
    assertThat(folder.resolve("plugins.html")).doesNotExist();
  }
}
