package org.isomer.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextFileTest {
  @TempDir Path folder;

  private TextFile file(int... bytes) throws IOException {
    byte[] content = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      content[i] = (byte) bytes[i];
    }
    return new TextFile(Files.write(folder.resolve("classes.txt"), content));
  }

  @Test
  void aByteOrderMarkAtTheStartIsNoPartOfTheText() throws IOException {
    assertThat(file(0xEF, 0xBB, 0xBF, 'c', 'a', 't', '\r', '\n', ' ', 'd').lines())
        .containsExactly("cat", "d");
  }

  @Test
  void readsWhatIsUtf8() throws IOException {
    assertThat(file('K', 0xC3, 0xA4, 's', 'e').text()).isEqualTo("Käse");
    assertThat(file().text()).isEmpty();
  }

  @Test
  void refusesOtherBytesAndNamesTheirPlace() throws IOException {
    TextFile latin = file('c', 'a', 't', '\n', 'K', 0xE4, 's', 'e');
    assertThatThrownBy(latin::text)
        .isInstanceOf(BadInputException.class)
        .hasMessage(latin.path() + ", line 2, byte 6: 0xE4 is no UTF-8. Save the file as UTF-8.");
  }

  @Test
  void refusesASequenceThatEndsWithTheFile() throws IOException {
    assertThatThrownBy(file('a', 0xC3)::text)
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("line 1, byte 2: 0xC3 is no UTF-8");
  }

  @Test
  void namesAFileThatIsMissingOrNoFile() {
    assertThatThrownBy(new TextFile(folder.resolve("none"))::text)
        .hasMessage(folder.resolve("none") + ": no such file. Check the path.");
    assertThatThrownBy(new TextFile(folder)::text)
        .hasMessage(folder + ": is no regular file. Name a file.");
  }
}
