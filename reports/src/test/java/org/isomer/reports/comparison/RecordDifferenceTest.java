package org.isomer.reports.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.isomer.reports.Fixture;
import org.isomer.reports.record.Protocol;
import org.isomer.reports.record.Provenance;
import org.isomer.reports.record.ResultRecord;
import org.isomer.reports.record.Subject;
import org.junit.jupiter.api.Test;

class RecordDifferenceTest {
  private static ResultRecord record(Protocol protocol, Subject subject, String configuration) {
    Provenance known = Fixture.provenance();
    Provenance provenance =
        new Provenance(
            known.command(),
            configuration,
            known.plugins(),
            known.seeds(),
            known.hardware(),
            known.versions(),
            known.commit(),
            known.seconds(),
            known.deviceHours(),
            known.finished());
    return Fixture.record(
        "a", protocol, Fixture.DATA, subject, Fixture.right(38), Optional.empty(), provenance);
  }

  @Test
  void namesOptionsOfProtocolAndConfiguration() {
    ResultRecord first =
        record(
            new Protocol("knn", "kNN", Fixture.ordered("k", "20", "temperature", "0.07")),
            Fixture.SIMCLR,
            "encoder: {name: convnet, widths: [8, 16]}\nseed: 1\n");
    ResultRecord second =
        record(
            new Protocol("knn", "kNN", Fixture.ordered("k", "200")),
            Fixture.UNTRAINED,
            "encoder: {name: convnet, widths: [8, 32]}\nseed: 1\n");

    assertThat(RecordDifference.between(first, second))
        .contains(
            new RecordDifference("protocol", "k", "20", "200"),
            new RecordDifference("protocol", "temperature", "0.07", ""),
            new RecordDifference("subject", "framework", "simclr", ""))
        .filteredOn(difference -> difference.part().equals("configuration"))
        .containsExactly(
            new RecordDifference("configuration", "encoder.widths", "[8, 16]", "[8, 32]"));
  }

  @Test
  void neitherOrderNorLayoutCounts() {
    Protocol one = new Protocol("knn", "kNN", Fixture.ordered("k", "20", "temperature", "0.07"));
    Protocol other = new Protocol("knn", "kNN", Fixture.ordered("temperature", "0.07", "k", "20"));

    assertThat(
            RecordDifference.between(
                record(one, Fixture.SIMCLR, "encoder: {name: convnet}\nseed: 1\n"),
                record(other, Fixture.SIMCLR, "seed: 1\nencoder:\n  name: convnet\n")))
        .isEmpty();
  }
}
