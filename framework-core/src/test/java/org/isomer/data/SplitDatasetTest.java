package org.isomer.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import org.isomer.file.Sha256;
import org.isomer.spi.AnnotatedExamples;
import org.isomer.spi.Split;
import org.junit.jupiter.api.Test;

class SplitDatasetTest {
  private static final AnnotatedExamples<OptionalInt> ALL = new NumberedExamples(6, 2);

  @Test
  void handsOutItsSplits() {
    SplitDataset dataset = dataset("title", new int[] {0, 1}, new int[] {2}, new int[] {3, 4, 5});
    assertThat(dataset.title()).isEqualTo("title");
    assertThat(dataset.classes()).containsExactly("even", "odd");
    assertThat(dataset.split(Split.TRAIN).size()).isEqualTo(2);
    assertThat(dataset.split(Split.VALIDATION).id(0)).isEqualTo("number/2");
    assertThat(dataset.split(Split.TEST).annotation(2)).hasValue(1);
  }

  @Test
  void digestIsSha256OverEverythingThatCounts() {
    ByteBuffer expected = ByteBuffer.allocate(200);
    expected.putInt(2);
    text(expected, "even");
    text(expected, "odd");
    expected.putInt(1);
    text(expected, "number/4");
    expected.putInt(0).putInt(4);
    expected.putInt(1);
    text(expected, "number/1");
    expected.putInt(1).putInt(1);
    expected.putInt(0);
    assertThat(dataset("any", new int[] {4}, new int[] {1}, new int[0]).digest())
        .isEqualTo(Sha256.hex(bytes(expected)));
  }

  @Test
  void digestTellsOrderAndSplitsApartButNotTitles() {
    String digest = dataset("a", new int[] {0, 1}, new int[] {2}, new int[] {3}).digest();
    assertThat(dataset("b", new int[] {0, 1}, new int[] {2}, new int[] {3}).digest())
        .isEqualTo(digest);
    assertThat(dataset("a", new int[] {1, 0}, new int[] {2}, new int[] {3}).digest())
        .isNotEqualTo(digest);
    assertThat(dataset("a", new int[] {0}, new int[] {1, 2}, new int[] {3}).digest())
        .isNotEqualTo(digest);
  }

  private static SplitDataset dataset(String title, int[] train, int[] validation, int[] test) {
    return new SplitDataset(
        title,
        List.of("even", "odd"),
        new AnnotatedSubset<>(ALL, train),
        new AnnotatedSubset<>(ALL, validation),
        new AnnotatedSubset<>(ALL, test));
  }

  private static void text(ByteBuffer into, String text) {
    into.putInt(text.length()).put(text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.flip().remaining()];
    buffer.get(bytes);
    return bytes;
  }
}
