package org.isomer.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.Test;

class RecordedDigestsTest {
  private static final String WAS = "0123456789abcdef";
  private static final String NOW = "fedcba9876543210";

  private static RunManifest.PluginEntry plugin(String digest, boolean bundled) {
    return new RunManifest.PluginEntry("encoder", "mine", "mine.jar", "1", digest, bundled);
  }

  @Test
  void whatIsAsItWasGivesNoWarning() {
    RecordedDigests digests = new RecordedDigests("runs/a", List.of());
    digests.compare(Change.DATA, "the data", WAS, WAS);
    digests.comparePlugins(List.of(plugin(WAS, false)), List.of(plugin(WAS, false)));
    assertThat(digests.warnings()).isEmpty();
  }

  @Test
  void everyChangeIsNamedWithTheOptionsThatAcceptIt() {
    RecordedDigests digests = new RecordedDigests("runs/a", List.of(Change.CONFIGURATION));
    digests.compare(Change.CONFIGURATION, "config.yaml", WAS, NOW);
    digests.compare(Change.DATA, "the data fashion-mnist", WAS, NOW);
    digests.comparePlugins(List.of(plugin(WAS, false)), List.of(plugin(NOW, false)));
    assertThatThrownBy(digests::warnings)
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            """
            runs/a: not all is as it was recorded:
              the data fashion-mnist has changed: its SHA-256 was 0123456789ab…, now it is fedcba987654…
              plugin encoder/mine (mine.jar) has changed: its SHA-256 was 0123456789ab…, now it is fedcba987654…
            Restore it, or go on all the same with --accept-changed data --accept-changed plugins; the record then says so.""");
  }

  @Test
  void anotherVocabularyIsAChangeOfTheData() {
    RecordedDigests same = new RecordedDigests("runs/a", List.of());
    same.comparePipelineFiles(List.of(WAS), List.of(WAS));
    same.comparePipelineFiles(List.of(), List.of());
    assertThat(same.warnings()).isEmpty();

    RecordedDigests other = new RecordedDigests("runs/a", List.of(Change.DATA));
    other.comparePipelineFiles(List.of(WAS), List.of(NOW));
    assertThat(other.warnings())
        .containsExactly(
            "what the steps of the views read has changed: its SHA-256 was 0123456789ab…, now it is fedcba987654…");
  }

  @Test
  void whatIsAcceptedIsAWarning() {
    RecordedDigests digests = new RecordedDigests("runs/a", List.of(Change.PLUGINS));
    digests.comparePlugins(List.of(plugin(WAS, false)), List.of(plugin(NOW, false)));
    assertThat(digests.warnings())
        .containsExactly(
            "plugin encoder/mine (mine.jar) has changed: its SHA-256 was 0123456789ab…, now it is"
                + " fedcba987654…");
  }

  @Test
  void isomersOwnPluginsMayBeOfAnotherBuild() {
    RecordedDigests digests = new RecordedDigests("runs/a", List.of());
    digests.comparePlugins(List.of(plugin(WAS, true)), List.of(plugin(NOW, true)));
    assertThat(digests.warnings()).isEmpty();
  }
}
