package org.isomer.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileListingTest {
  private static final List<String> JPEG = List.of(".jpg", ".jpeg");

  @TempDir Path folder;

  @Test
  void listsVisibleEntriesInOrder() throws IOException {
    for (String name :
        List.of("b.JPG", "a.jpeg", "._a.jpeg", ".hidden.jpg", "Thumbs.db", "c.txt")) {
      Files.createFile(folder.resolve(name));
    }
    Files.createDirectories(folder.resolve("d.jpg"));
    Files.createDirectories(folder.resolve("__MACOSX"));
    FileListing listing = FileListing.of(folder);
    assertThat(listing.files(JPEG))
        .containsExactly(folder.resolve("a.jpeg"), folder.resolve("b.JPG"));
    assertThat(listing.folders()).containsExactly(folder.resolve("d.jpg"));
    assertThat(listing.entries()).hasSize(4);
  }

  @Test
  void findsFilesBelowOnceThoughALinkLeadsInACircle() throws IOException {
    Files.createFile(folder.resolve("z.jpg"));
    Path below = Files.createDirectories(folder.resolve("b/c"));
    Files.createFile(below.resolve("a.jpg"));
    Files.createFile(below.resolve("a.txt"));
    Files.createSymbolicLink(below.resolve("up"), folder);
    List<Path> found =
        FileListing.of(folder).filesBelow(file -> JPEG.contains(FileListing.ending(file)));
    assertThat(found).containsExactly(folder.resolve("z.jpg"), below.resolve("a.jpg"));
    assertThat(FileListing.relative(folder, found.get(1))).isEqualTo("b/c/a.jpg");
  }

  @Test
  void takesNamesApart() {
    assertThat(FileListing.stem(Path.of("x/a.b.JPG"))).isEqualTo("a.b");
    assertThat(FileListing.ending(Path.of("x/a.b.JPG"))).isEqualTo(".jpg");
    assertThat(FileListing.stem(Path.of("x/.hidden"))).isEqualTo(".hidden");
    assertThat(FileListing.ending(Path.of("x/.hidden"))).isEmpty();
  }

  @Test
  void namesAFolderThatCannotBeListed() {
    assertThatThrownBy(() -> FileListing.of(folder.resolve("none")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(folder.resolve("none").toString())
        .hasMessageContaining("Check the path");
  }
}
