package org.isomer.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FileTroubleTest {
  private static final String FULL = "No space left on device";
  private static final String ROOM =
      "Free some space, or choose another place, and try again; what was complete before is still there.";
  private static final String RIGHTS = "Change its permissions, or choose another place.";

  static Stream<Arguments> troubles() {
    return Stream.of(
        Arguments.of(new IOException(FULL), "the disk is full. " + ROOM),
        Arguments.of(new FileSystemException("a", null, FULL), "a: the disk is full. " + ROOM),
        Arguments.of(
            new FileNotFoundException("a (%s)".formatted(FULL)), "the disk is full. " + ROOM),
        Arguments.of(
            new IOException("There is not enough space on the disk"), "the disk is full. " + ROOM),
        Arguments.of(
            new IOException("Disk quota exceeded"),
            "the disk space that you may use is used up. " + ROOM),
        Arguments.of(
            new FileSystemException("a", null, "Read-only file system"),
            "a: the file system cannot be written to. Choose another place."),
        Arguments.of(
            new FileSystemException("a", null, "Too many open files"),
            "a: too many files are open. Raise the limit, as with ulimit -n 4096."),
        Arguments.of(new AccessDeniedException("a"), "a: no permission. " + RIGHTS),
        Arguments.of(
            new FileNotFoundException("a (Permission denied)"), "no permission. " + RIGHTS),
        Arguments.of(new NoSuchFileException("a"), "a: no such file or folder. Check the path."),
        Arguments.of(
            new FileNotFoundException("a (No such file or directory)"),
            "no such file or folder. Check the path."),
        Arguments.of(new NotDirectoryException("a"), "a: it is no folder. Name a folder."),
        Arguments.of(new IOException("Is a directory"), "it is a folder. Name a file."),
        Arguments.of(
            new FileSystemException("a", null, "File name too long"),
            "a: its name is too long. Choose a shorter name."),
        Arguments.of(
            new FileSystemLoopException("a"),
            "a: symbolic links lead round in a circle. Remove one of them."),
        Arguments.of(
            new IOException("Input/output error"),
            "Input/output error. Check the path, its permissions and the disk."),
        Arguments.of(
            new IOException(), "IOException. Check the path, its permissions and the disk."));
  }

  @ParameterizedTest
  @MethodSource("troubles")
  void saysWhatIsInTheWayAndWhatToDo(IOException cause, String message) {
    assertThat(FileTrouble.of(cause).message()).isEqualTo(message);
  }

  @Test
  void saysWhatCannotBeDoneWithAFile() {
    Path file = Path.of("run.json");
    IOException full = new FileSystemException(".run.json.17-1.new", null, FULL);

    assertThat(FileTrouble.writing(file, full))
        .isEqualTo("run.json: cannot be written: the disk is full. " + ROOM);
    assertThat(FileTrouble.reading(file, new AccessDeniedException("run.json")))
        .isEqualTo("run.json: cannot be read: no permission. " + RIGHTS);
    assertThat(FileTrouble.reading(file, new NoSuchFileException("run.json")))
        .isEqualTo("run.json: no such file. Check the path.");
  }

  @Test
  void namesTheFileThatTheUserKnows() {
    IOException full = new FileSystemException(".run.json.17-1.new", null, FULL);

    IOException named = FileTrouble.at(Path.of("run.json"), full);

    assertThat(FileTrouble.of(named).message()).isEqualTo("run.json: the disk is full. " + ROOM);
    assertThat(named).hasCause(full);
  }

  @Test
  void whatIsThereAlreadyStaysAnExceptionOfItsType() {
    IOException there = new FileAlreadyExistsException("a");

    assertThat(FileTrouble.at(Path.of("b"), there)).isSameAs(there);
  }
}
