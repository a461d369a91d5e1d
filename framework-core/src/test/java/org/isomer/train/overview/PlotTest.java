package org.isomer.train.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.isomer.train.overview.LoggedCurve.Point;
import org.junit.jupiter.api.Test;

class PlotTest {
  private static List<Point> line(int steps) {
    return IntStream.rangeClosed(1, steps).mapToObj(step -> new Point(step, step)).toList();
  }

  @Test
  void aLineRisesFromTheFirstStepToTheLast() {
    assertThat(new Plot(Plot.SIDE + 4, 4, true).draw(line(4), 4))
        .containsExactly(
            "    4.000 +   *", //
            "          |  *",
            "          | *",
            "    1.000 +*");
    assertThat(new Plot(Plot.SIDE + 4, 2, false).draw(line(8), 8))
        .containsExactly(
            "    8.000 ┤  ⡠⠊", //
            "    1.000 ┤⡠⠊");
  }

  @Test
  void pointsAreJoinedAcrossAndUp() {
    List<Point> steep = List.of(new Point(1, 0), new Point(2, 0), new Point(3, 3), new Point(5, 3));
    assertThat(new Plot(Plot.SIDE + 5, 4, true).draw(steep, 5))
        .containsExactly(
            "    3.000 +  ***", //
            "          |  *",
            "          |  *",
            "        0 +**");
  }

  @Test
  void theAxisEndsWithTheNewestStepOfTheRun() {
    Plot plot = new Plot(Plot.SIDE + 12, 4, true);
    assertThat(plot.draw(line(6), 12).get(0)).isEqualTo("    6.000 +     *");
    assertThat(plot.axis(12)).isEqualTo(" ".repeat(Plot.SIDE) + "1    step 12");
  }

  @Test
  void whatDoesNotMoveHasOneValue() {
    assertThat(new Plot(Plot.SIDE + 3, 4, true).draw(List.of(new Point(1, 0.5)), 1))
        .containsExactly(
            "          |", //
            "          |",
            "   0.5000 +*",
            "          |");
  }

  @Test
  void aNumberHasTheDigitsThatFit() {
    List<String> lines =
        new Plot(Plot.SIDE + 4, 4, true)
            .draw(List.of(new Point(1, -1.51e-10), new Point(2, -1e300)), 2);
    assertThat(lines.get(0)).startsWith(" -1.5e-10 +");
    assertThat(lines.get(3)).startsWith("-1.0e+300 +");
  }
}
