package org.isomer.data.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.isomer.data.image.Pillow.bytes;
import static org.isomer.data.image.Pillow.expected;
import static org.isomer.data.image.Pillow.scaled;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is odd about a JPEG file is no fault unless pixels are damaged. */
class JpegOdditiesTest {
  private static final String WHOLE = "ycc444.jpg";

  private static void assertSound(byte[] file) {
    assertThat(scaled(ImageDecoder.decode("cat.jpg", file, 3))).isEqualTo(expected(WHOLE + ".rgb"));
  }

  private static int find(byte[] file, String text) {
    return new String(file, ISO_8859_1).indexOf(text);
  }

  private static byte[] inserted(byte[] file, int at, byte... more) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(file, 0, at);
    out.writeBytes(more);
    out.write(file, at, file.length - at);
    return out.toByteArray();
  }

  private static byte[] ofRevisionTwo(byte[] file) {
    byte[] odd = file.clone();
    odd[find(odd, "JFIF") + 5] = 2;
    return odd;
  }

  private static byte[] withInvalidScan(byte[] file) {
    byte[] odd = file.clone();
    int scan = find(odd, "\u00FF\u00DA");
    odd[scan + 12] = 0;
    return odd;
  }

  private static byte[] withStrayBytes(byte[] file) {
    return inserted(file, find(file, "\u00FF\u00DB"), (byte) 7, (byte) 8, (byte) 9);
  }

  @Test
  void readsAnotherRevisionOfJfif() {
    assertSound(ofRevisionTwo(bytes(WHOLE)));
  }

  @Test
  void readsScanParametersThatMeanNothing() {
    assertSound(withInvalidScan(bytes(WHOLE)));
  }

  @Test
  void readsStrayBytesBetweenSegments() {
    assertSound(withStrayBytes(bytes(WHOLE)));
  }

  @Test
  void readsBytesThatAreLeftOverAtTheEnd() {
    byte[] file = bytes(WHOLE);
    assertSound(inserted(file, file.length - 2, (byte) 0, (byte) 0, (byte) 0, (byte) 0));
  }

  @Test
  void readsAnUnknownTransformOfAdobe() {
    byte[] file = bytes("ycck.jpg");
    file[find(file, "Adobe") + 11] = 9;
    float[] actual = scaled(ImageDecoder.decode("cat.jpg", file, 3));
    assertThat(actual).isEqualTo(scaled(Pillow.decoded("ycck.jpg", 3)));
  }

  @Test
  void readsACommentOfTheGreatestLength() {
    byte[] comment = new byte[2 + 0xFFFF];
    comment[0] = (byte) 0xFF;
    comment[1] = (byte) 0xFE;
    comment[2] = (byte) 0xFF;
    comment[3] = (byte) 0xFF;
    assertSound(inserted(bytes(WHOLE), 2, comment));
  }

  /** libjpeg tells of the first oddity only. */
  @Test
  void anOddityDoesNotHideDamage() {
    byte[] odd = withStrayBytes(withInvalidScan(ofRevisionTwo(bytes(WHOLE))));
    assertSound(odd);
    byte[] holed = Arrays.copyOf(odd, odd.length - 200);
    holed[holed.length - 2] = (byte) 0xFF;
    holed[holed.length - 1] = (byte) 0xD9;
    assertThatThrownBy(() -> ImageDecoder.decode("cat.jpg", holed, 3))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "The image cat.jpg cannot be read: Corrupt JPEG data: premature end of data segment. Replace the file or remove it.");
  }

  @Test
  void refusesASizeThatNeedsAllMemory() {
    byte[] file = bytes(WHOLE);
    int frame = find(file, "\u00FF\u00C0");
    Arrays.fill(file, frame + 5, frame + 9, (byte) 0xFE);
    assertThatThrownBy(() -> ImageDecoder.decode("cat.jpg", file, 3))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "The image cat.jpg cannot be read: it has 65278×65278 pixels, more than the 100,000,000 that are read; scale it down. Replace the file or remove it.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ycc444.jpg", "progressive.jpg", "gray.jpg", "cmyk.jpg"})
  void everyDamagedByteGivesPixelsOrOneMessage(String name) {
    byte[] whole = bytes(name);
    for (int i = 2; i < whole.length; i++) {
      byte[] damaged = whole.clone();
      damaged[i] ^= (byte) (1 << (i % 8));
      try {
        assertThat(ImageDecoder.decode("cat.jpg", damaged, 3).size()).isPositive();
      } catch (BadInputException e) {
        assertThat(e).hasMessageStartingWith("The image cat.jpg cannot be read: ");
      }
    }
  }
}
