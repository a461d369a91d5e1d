package org.isomer.train.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderContentTest {
  @Test
  void aLinkCountsAsWhatItLeadsToAndThoseWithinDoNot(@TempDir Path folder) throws IOException {
    Path run = Files.createDirectories(folder.resolve("elsewhere/run"));
    Files.write(run.resolve("weights"), new byte[70]);
    Files.createSymbolicLink(run.resolve("again"), run.resolve("weights"));
    Path link = Files.createSymbolicLink(folder.resolve("run"), run);

    assertThat(FolderContent.of(run).bytes()).isEqualTo(70);
    assertThat(FolderContent.of(link).bytes()).isEqualTo(70);
    assertThat(FolderContent.of(folder.resolve("gone")).bytes()).isZero();
  }
}
