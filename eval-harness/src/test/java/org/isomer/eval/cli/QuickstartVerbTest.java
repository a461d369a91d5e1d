package org.isomer.eval.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuickstartVerbTest {
  private static QuickstartVerb.Config config(boolean full, boolean text, boolean series) {
    return new QuickstartVerb.Config(full, text, series, Optional.empty());
  }

  @ParameterizedTest
  @CsvSource({
    "false, false, IMAGES, isomer-out/quickstart",
    "true, false, TEXT, isomer-out/quickstart-text",
    "false, true, SERIES, isomer-out/quickstart-series",
  })
  void studiesEachKindOfDataInAFolderOfItsOwn(
      boolean text, boolean series, QuickstartData data, Path folder) {
    assertThat(config(false, text, series).data()).isEqualTo(data);
    assertThat(config(false, text, series).folder()).isEqualTo(folder);
  }

  @Test
  void refusesTwoKindsOfDataAtOnce() {
    assertThatThrownBy(() -> config(false, true, true).data())
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "quickstart studies texts or series. Give --text or --series, one after the other for both.");
  }

  @Test
  void hasScenesOfImagesOnly() {
    assertThatThrownBy(() -> config(true, false, true).data())
        .isInstanceOf(BadInputException.class)
        .hasMessage("quickstart --full is about scenes of images. Leave --full or --series out.");
  }
}
