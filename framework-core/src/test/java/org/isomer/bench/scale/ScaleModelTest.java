package org.isomer.bench.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.isomer.bench.measure.BenchRecord;
import org.isomer.bench.measure.Figures;
import org.isomer.bench.measure.Sample;
import org.isomer.bench.scale.ScaleModel.Reached;
import org.isomer.bench.scale.StepExchanges.Exchange;
import org.junit.jupiter.api.Test;

/** All expected numbers are computed by hand. */
class ScaleModelTest {
  private static final Offset<Double> EXACT = within(1e-12);

  /** 1 ms and 8 Gbit/s. */
  private static final Link LINK = new Link(1e-3, 1e-9);

  private static final Reached ALONE = new Reached(256, 1, new StepExchanges(1, List.of()));

  private static Exchange exchange(ExchangeKind kind, double bytes, double seconds) {
    return new Exchange(kind, 1, bytes, seconds, 0.01);
  }

  /** A step whose exchanges take what {@link #LINK} says. */
  private static Reached two() {
    return new Reached(
        256,
        1.1,
        new StepExchanges(
            2,
            List.of(
                // 2 hops and 44 MB; 1 hop and 0.5 MB
                exchange(ExchangeKind.GRADIENTS, 44e6, 0.002 + 0.044),
                exchange(ExchangeKind.EMBEDDINGS, 1e6, 0.001 + 0.0005))));
  }

  @Test
  void aRingSendsPartsOfTheTensor() {
    assertThat(Ring.GATHER.hops(4)).isEqualTo(3);
    assertThat(Ring.SUM.hops(4)).isEqualTo(6);
    assertThat(Ring.GATHER.sent(4, 100)).isEqualTo(75);
    assertThat(Ring.SUM.sent(4, 100)).isEqualTo(150);
    assertThat(Ring.SUM.sent(2, 100)).isEqualTo(100);
    assertThat(Ring.SUM.sent(1, 100)).isZero();
  }

  @Test
  void theLinkIsFoundAgain() {
    ScaleModel model = new ScaleModel(ALONE, List.of(two()));

    assertThat(model.link().latency()).isCloseTo(1e-3, EXACT);
    assertThat(model.link().gigabitsPerSecond()).isCloseTo(8, within(1e-6));
  }

  @Test
  void neitherLatencyNorBandwidthIsNegative() {
    // y = 1e9 and 5e8: Σy / Σy² = 1.5e9 / 1.25e18
    Link noLatency =
        Link.fit(List.of(new Link.Point(1, 1e6, 0.001), new Link.Point(1, 4e6, 0.008)));
    assertThat(noLatency.latency()).isZero();
    assertThat(noLatency.perByte()).isCloseTo(1.2e-9, within(1e-18));
    // x = 1000 and 500: Σx / Σx² = 1500 / 1.25e6
    Link noBytes = Link.fit(List.of(new Link.Point(1, 4e6, 0.001), new Link.Point(1, 1e6, 0.002)));
    assertThat(noBytes.perByte()).isZero();
    assertThat(noBytes.latency()).isCloseTo(1.2e-3, EXACT);
    // One kind of exchange cannot tell both apart.
    Link one = Link.fit(List.of(new Link.Point(2, 44e6, 0.044)));
    assertThat(one.latency()).isZero();
    assertThat(one.perByte()).isCloseTo(1e-9, within(1e-18));
  }

  @Test
  void devicesHaveABatchEach() {
    ScaleModel model = new ScaleModel(ALONE, List.of(two()));

    // 14 hops and 2 · 7/8 · 44 MB; 7 hops and 7/8 of 8 times 1 MB
    double seconds = 1 + (0.014 + 0.077) + (0.007 + 0.007);
    assertThat(model.seconds(8, LINK)).isCloseTo(seconds, EXACT);
    assertThat(model.efficiency(8, LINK)).isCloseTo(1 / 1.105, EXACT);
    assertThat(model.rate(8, LINK)).isCloseTo(8 * 256 / 1.105, within(1e-9));
    // At 1 Gbit/s, bytes cost eight times as much.
    assertThat(model.seconds(8, LINK.of(1)))
        .isCloseTo(1 + (0.014 + 8 * 0.077) + (0.007 + 8 * 0.007), EXACT);
  }

  @Test
  void statisticsAreATableWithALineForEachDevice() {
    Exchange three = new Exchange(ExchangeKind.STATISTICS, 3, 600, 0.006, 0);
    ScaleModel model =
        new ScaleModel(ALONE, List.of(new Reached(256, 1.1, new StepExchanges(2, List.of(three)))));

    // 3 · 14 hops; 2 · 7/8 of 4 times 600 bytes
    assertThat(model.seconds(8, LINK)).isCloseTo(1 + 0.042 + 4.2e-6, EXACT);
  }

  @Test
  void aStepIsPredictedByTheOthers() {
    // Four workers, whose link is half as fast: 6 hops and 66 MB.
    Reached four =
        new Reached(
            256,
            1.2,
            new StepExchanges(
                4, List.of(exchange(ExchangeKind.GRADIENTS, 44e6, 2 * (0.006 + 0.066)))));
    ScaleModel model = new ScaleModel(ALONE, List.of(two(), four));

    assertThat(model.predicted(four)).isCloseTo(1 + 0.006 + 0.066, EXACT);
    assertThat(new ScaleModel(ALONE, List.of(two())).predicted(two()))
        .as("one alone is predicted by itself")
        .isCloseTo(1.0475, EXACT);
  }

  @Test
  void tablesGoTo1024DevicesAnd400Gigabits() {
    List<Figures> figures = new ScaleModel(ALONE, List.of(two())).figures();

    Figures.Row row = figures.get(0).rows().get(1);
    assertThat(row.name()).isEqualTo("2 workers");
    double[] expected = {
      256 / 1.1, 1100, 1100 - 46 - 1.5 - 20, 1.5, 46, 20, 1047.5, 100 * 1.0475 / 1.1
    };
    for (int i = 0; i < expected.length; i++) {
      assertThat(row.values().get(i))
          .as(figures.get(0).columns().get(i))
          .isCloseTo(expected[i], within(1e-9));
    }
    assertThat(figures.get(2).columns()).containsExactly("1", "10", "25", "100", "400", "as here");
    assertThat(figures.get(2).rows())
        .extracting(Figures.Row::name)
        .containsExactly(
            "8 devices",
            "16 devices",
            "32 devices",
            "64 devices",
            "128 devices",
            "256 devices",
            "512 devices",
            "1024 devices");
    assertThat(figures.get(2).cells().get(0).get(6)).isEqualTo("90.50");
    assertThat(figures.get(3).cells().get(0).get(6)).isEqualTo("1,853");
  }

  @Test
  void aRecordKeepsExchanges() {
    StepExchanges exchanges = two().exchanges();
    BenchRecord.Case measured =
        new BenchRecord.Case(
            "a",
            null,
            List.of(Sample.of("whole loop", "views/s", List.of(128.0))),
            List.of(),
            null,
            null,
            List.of(exchanges.figures()));

    Reached reached = Reached.of(measured, 256);

    assertThat(reached.seconds()).isEqualTo(2);
    assertThat(reached.exchanges().workers()).isEqualTo(2);
    assertThat(reached.exchanges().figures()).isEqualTo(exchanges.figures());
  }
}
