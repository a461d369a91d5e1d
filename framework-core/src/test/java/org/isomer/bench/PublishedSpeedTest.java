package org.isomer.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The published page, where there is one, is what its records give. */
@EnabledIf("isPublished")
class PublishedSpeedTest {
  private static final Path FOLDER = Path.of("../reports/published/speed");

  static boolean isPublished() {
    return Files.exists(FOLDER);
  }

  @Test
  void thePageIsMadeOfTheRecords() {
    assertThat(FOLDER.resolve("README.md")).hasContent(SpeedPage.read(FOLDER).markdown());
  }

  @Test
  void recordsComeFromACommitWithoutChangesAndNameNoPlaces() {
    assertThat(SpeedPage.read(FOLDER).records().values())
        .allSatisfy(
            record -> {
              assertThat(record.environment().gitCommit()).matches("[0-9a-f]{40}");
              assertThat(record.command()).startsWith("./isomer bench ").doesNotContain("/home/");
            });
  }
}
