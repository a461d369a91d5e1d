package org.isomer.modality.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.isomer.exhibit.Trace;
import org.isomer.spi.Modality;
import org.isomer.tensor.Rows;
import org.junit.jupiter.api.Test;

class SeriesTest {
  private static final Modality MODALITY = new SeriesModality().create(new SeriesModality.Config());

  /** Position i has the numbers 10 i + 1, 10 i + 2 and so on. */
  private static Series series(int positions, int length, int channels) {
    Series series = new Series().reshape(positions, length, channels);
    for (int position = 0; position < length; position++) {
      for (int channel = 0; channel < channels; channel++) {
        series.values()[position * channels + channel] = 10 * position + channel + 1;
      }
    }
    return series;
  }

  private static Rows rows(Series series) {
    Rows rows = new Rows(series.spec(), 1);
    series.layInto(rows, 0);
    return rows;
  }

  private static byte[] digest(Series series) throws NoSuchAlgorithmException {
    MessageDigest sha = MessageDigest.getInstance("SHA-256");
    series.addTo(sha);
    return sha.digest();
  }

  @Test
  void holdsValuesAndAMask() {
    Series series = series(4, 3, 2);
    series.miss(1);

    assertThat(series.spec().text()).isEqualTo("values 4×2, mask 4");
    assertThat(rows(series).floats(0)).containsExactly(1, 2, 0, 0, 21, 22, 0, 0);
    assertThat(rows(series).floats(1)).containsExactly(1, 0, 1, 0);
    assertThat(series.isMeasured(0)).isTrue();
    assertThat(series.isMeasured(1)).isFalse();
    assertThat(series.isMeasured(3)).isFalse();
  }

  @Test
  void aWindowKeepsItsPartOfTheMask() {
    Series series = series(6, 5, 1);
    series.miss(3);
    series.cut(2, 2);

    assertThat(series.length()).isEqualTo(2);
    assertThat(rows(series).floats(0)).containsExactly(21, 0);
    assertThat(rows(series).floats(1)).containsExactly(1, 0);
  }

  @Test
  void aWindowBeyondTheEndIsPadded() {
    Series series = series(3, 3, 2);
    series.cut(1, 5);

    assertThat(series.positions()).isEqualTo(5);
    assertThat(series.length()).isEqualTo(2);
    assertThat(rows(series).floats(0)).containsExactly(11, 12, 21, 22, 0, 0, 0, 0, 0, 0);
    assertThat(rows(series).floats(1)).containsExactly(1, 1, 0, 0, 0);
  }

  @Test
  void aUsedBufferBecomesEqualToAnother() {
    Series buffer = series(9, 9, 3);
    Series other = series(4, 2, 2);
    other.miss(0);
    buffer.copyFrom(other);

    assertThat(buffer.spec()).isEqualTo(other.spec());
    assertThat(buffer.length()).isEqualTo(2);
    assertThat(rows(buffer).floats(0)).containsExactly(rows(other).floats(0));
    assertThat(rows(buffer).floats(1)).containsExactly(rows(other).floats(1));
    assertThat(rows(buffer.reshape(2, 2, 1)).floats(0)).containsExactly(0, 0);
  }

  @Test
  void refusesToBeLongerThanItsPositions() {
    assertThatThrownBy(() -> series(2, 3, 1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void digestsWhatIsRealWhateverThePadding() throws NoSuchAlgorithmException {
    byte[] digest = digest(series(3, 3, 2));

    assertThat(digest(series(7, 3, 2))).isEqualTo(digest);
    assertThat(digest(series(7, 2, 2))).isNotEqualTo(digest);
    assertThat(digest(series(6, 6, 1))).isNotEqualTo(digest);
    Series changed = series(3, 3, 2);
    changed.values()[5] = 0;
    assertThat(digest(changed)).isNotEqualTo(digest);
    Series gap = series(3, 3, 2);
    gap.miss(2);
    Series zeros = series(3, 3, 2);
    zeros.values()[4] = 0;
    zeros.values()[5] = 0;
    assertThat(digest(gap)).isNotEqualTo(digest(zeros));
  }

  @Test
  void pagesShowACurveForEachChannelWithoutPadding() {
    assertThat(MODALITY.show(series(4, 2, 2)))
        .isEqualTo(
            Trace.of(
                List.of(
                    new Trace.Channel("channel 1", List.of(1.0, 11.0)),
                    new Trace.Channel("channel 2", List.of(2.0, 12.0)))));
  }

  @Test
  void pagesShowStraightLinesWhereSomethingIsMissing() {
    Series series = series(8, 7, 1);
    series.miss(0);
    series.miss(2);
    series.miss(3);
    series.miss(6);

    assertThat(MODALITY.show(series))
        .isEqualTo(
            Trace.of(
                List.of(new Trace.Channel("", List.of(11.0, 11.0, 21.0, 31.0, 41.0, 51.0, 51.0)))));
  }

  @Test
  void viewsStandSideBySideOnOneScale() {
    assertThat(MODALITY.showViews(List.of(series(2, 2, 1), series(3, 1, 1))))
        .containsExactly(
            new Trace(List.of(new Trace.Channel("", List.of(1.0, 11.0))), 1, 11),
            new Trace(List.of(new Trace.Channel("", List.of(1.0))), 1, 11));
  }

  @Test
  void pagesShowTheDecimalsOfAFloat() {
    Series series = new Series().reshape(1, 1, 1);
    series.values()[0] = 0.1f;

    assertThat(MODALITY.show(series))
        .isEqualTo(Trace.of(List.of(new Trace.Channel("", List.of(0.1)))));
  }
}
