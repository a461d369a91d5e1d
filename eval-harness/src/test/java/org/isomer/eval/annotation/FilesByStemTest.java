package org.isomer.eval.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesByStemTest {
  private final Path folder;
  private final DrawnFiles files;

  FilesByStemTest(@TempDir Path folder) {
    this.folder = folder;
    files = new DrawnFiles(folder);
  }

  @Test
  void endingsMayHaveAnyCaseAndHiddenFilesArePassedOver() throws IOException {
    Path upper = files.text("b.c.JPG", "");
    Path lower = files.text("a.png", "");
    files.text("._a.jpg", "");
    files.text(".DS_Store", "");
    files.text("notes.txt", "");
    Remarks remarks = new Remarks();

    FilesByStem images = FilesByStem.images(folder);
    images.remarkOthers(remarks);

    assertThat(images.files()).containsExactly(lower, upper);
    assertThat(images.stems()).containsExactly("a", "b.c");
    assertThat(images.find("b.c")).hasValue(upper);
    assertThat(images.find("notes")).isEmpty();
    assertThat(remarks.findings().facts())
        .containsExactly("%s: passed over .txt files (1), such as notes.txt".formatted(folder));
  }

  @Test
  void twoFilesOfOneStemAreRefused() throws IOException {
    Path jpeg = files.text("a.jpg", "");
    Path png = files.text("a.png", "");

    assertThatThrownBy(() -> FilesByStem.images(folder).find("a"))
        .isInstanceOf(BadInputException.class)
        .hasMessage("The files %s and %s differ in their ending alone. Remove one.", jpeg, png);
    assertThatThrownBy(() -> FilesByStem.images(folder).files())
        .isInstanceOf(BadInputException.class);
  }

  @Test
  void namesOfAListCountOnce() throws IOException {
    Path list = files.text("list.txt", "\uFEFFa\n\n b \n");
    Path twice = files.text("twice.txt", "a\nb\n\na\n");
    Path latin = files.bytes("latin.txt", new byte[] {'a', '\n', (byte) 0xE4});

    assertThat(NameList.read(list)).isEqualTo(List.of("a", "b"));
    assertThatThrownBy(() -> NameList.read(twice))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "%s, line 4: the name a stands on line 1 already, and an image counts once. Remove one of the lines.",
            twice);
    assertThatThrownBy(() -> NameList.read(latin))
        .isInstanceOf(BadInputException.class)
        .hasMessage("%s, line 2, byte 3: 0xE4 is no UTF-8. Save the file as UTF-8.", latin);
  }
}
