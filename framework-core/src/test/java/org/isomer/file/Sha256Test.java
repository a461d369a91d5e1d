package org.isomer.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Sha256Test {
  @TempDir private Path folder;

  /** The first two are examples of FIPS 180-2; the third one is what sha256sum prints. */
  @ParameterizedTest
  @CsvSource({
    "abc, ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq,"
        + " 248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
    "é, 4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c",
  })
  void isTheSameOfTextBytesAndFile(String text, String hex) throws IOException {
    Path file = Files.writeString(folder.resolve("file"), text);

    assertThat(Sha256.hex(text)).isEqualTo(hex);
    assertThat(Sha256.hex(text.getBytes(UTF_8))).isEqualTo(hex);
    assertThat(Sha256.hex(file)).isEqualTo(hex);
    assertThat(HexFormat.of().formatHex(Sha256.of(file))).isEqualTo(hex);
    assertThat(Sha256.brief(hex)).isEqualTo(hex.substring(0, 12) + "…");
    assertThat(Sha256.brief("ba7816")).isEqualTo("ba7816");
  }

  @Test
  void namesAFileThatCannotBeRead() {
    Path absent = folder.resolve("absent");
    assertThatThrownBy(() -> Sha256.of(absent))
        .isInstanceOf(BadInputException.class)
        .hasMessage(absent + ": no such file. Check the path.");
  }
}
