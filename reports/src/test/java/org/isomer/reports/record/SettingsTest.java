package org.isomer.reports.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SettingsTest {
  @Test
  void namesValuesByTheirPath() {
    assertThat(
            Settings.of(
                """
                seed: 1
                framework: {name: simclr, loss: {name: nt-xent, temperature: 0.5}}
                encoder:
                  widths: [32, 64]
                steps: null
                views:
                - repeat: 2
                  steps: []
                """))
        .containsExactlyInAnyOrderEntriesOf(
            java.util.Map.of(
                "seed", "1",
                "framework.name", "simclr",
                "framework.loss.name", "nt-xent",
                "framework.loss.temperature", "0.5",
                "encoder.widths", "[32, 64]",
                "views[0].repeat", "2",
                "views[0].steps", "[]"));
  }

  @Test
  void textThatIsNoYamlIsOneValue() {
    assertThat(Settings.of("a: [1\n")).containsExactly(java.util.Map.entry("", "a: [1"));
    assertThat(Settings.of("")).isEmpty();
  }
}
