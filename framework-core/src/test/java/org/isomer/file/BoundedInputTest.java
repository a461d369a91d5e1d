package org.isomer.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class BoundedInputTest {
  private static InputStream bounded(int size, long limit) {
    return new BoundedInput(new ByteArrayInputStream(new byte[size]), limit);
  }

  @Test
  void givesAsMuchAsItMay() throws IOException {
    try (InputStream in = bounded(10, 10)) {
      assertThat(in.readAllBytes()).hasSize(10);
    }
  }

  @Test
  void refusesMoreHoweverItIsRead() throws IOException {
    try (InputStream in = bounded(11, 10)) {
      assertThatThrownBy(in::readAllBytes)
          .hasMessage("it holds more than the 10 bytes that it may");
    }
    try (InputStream in = bounded(11, 10)) {
      assertThatThrownBy(() -> in.skip(11)).isInstanceOf(IOException.class);
    }
    try (InputStream in = bounded(2, 1)) {
      assertThat(in.read()).isZero();
      assertThatThrownBy(in::read).isInstanceOf(IOException.class);
    }
  }

  @Test
  void endsTheInflationOfABomb() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(new byte[1 << 20]);
    }
    InputStream bomb = new GZIPInputStream(new ByteArrayInputStream(packed.toByteArray()));
    try (InputStream in = new BoundedInput(bomb, 1 << 10)) {
      assertThatThrownBy(in::readAllBytes).isInstanceOf(IOException.class);
    }
  }
}
