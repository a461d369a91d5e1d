package org.isomer.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.isomer.data.image.DataFiles.read;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.isomer.data.DataCache;
import org.isomer.data.KeptFileIndex;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Dataset;
import org.isomer.spi.FileIndex;
import org.isomer.spi.Split;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A folder of images that is opened with an index. */
class IndexedFolderTest {
  private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2026-01-31T12:00:00.5Z"));

  /** When the files of a test are no longer young. */
  private static final Clock SOON = Clock.offset(Clock.systemUTC(), Duration.ofHours(1));

  /** The files that were read, by their names. */
  private final List<String> reads = Collections.synchronizedList(new ArrayList<>());

  @TempDir private Path scratch;
  private Path folder;

  @BeforeEach
  void write() throws IOException {
    folder = scratch.resolve("data");
    for (int i = 0; i < 6; i++) {
      write("train/cat/%d.png".formatted(i), i);
    }
    write("test/cat/a.png", 100);
  }

  private Path write(String file, int gray) throws IOException {
    BufferedImage image = new BufferedImage(3, 2, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setSample(0, 0, 0, gray);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "bmp", bytes);
    Path path = DataFiles.write(folder, file, bytes.toByteArray());
    return Files.setLastModifiedTime(path, LONG_AGO);
  }

  private Dataset open(Cache cache, FileIndex index) {
    return new ImageFolder()
        .open(
            new ImageFolder.Config(folder, Optional.empty(), 1, 0.2, 0, Optional.empty(), cache),
            index);
  }

  /** Opens it with an index that notes what is read. */
  private Dataset open(Cache cache) {
    reads.clear();
    FileIndex kept = new KeptFileIndex(new DataCache(scratch.resolve("kept")), SOON);
    return open(
        cache,
        (files, read) ->
            kept.of(
                files,
                i -> {
                  reads.add(String.valueOf(files.get(i).getFileName()));
                  return read.apply(i);
                }));
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  @ParameterizedTest
  @EnumSource
  void anUnchangedFolderIsReadOnce(Cache cache) throws IOException {
    Dataset unindexed = open(cache, FileIndex.NONE);
    Dataset first = open(cache);
    assertThat(reads).hasSize(7);
    Dataset second = open(cache);

    assertThat(reads).isEmpty();
    assertThat(List.of(first.digest(), second.digest())).containsOnly(unindexed.digest());
    assertThat(List.of(first.memory(), second.memory())).containsOnly(unindexed.memory());
    for (Split split : List.of(Split.TRAIN, Split.TEST)) {
      for (int i = 0; i < second.split(split).size(); i++) {
        float[] expected = read(unindexed.split(split), i).toArray();
        assertThat(read(second.split(split), i).toArray()).isEqualTo(expected);
        assertThat(read(second.split(split), i).toArray()).isEqualTo(expected);
      }
    }
  }

  @Test
  void whatIsKeptOfAnIndexedFolderIsItsImages() {
    open(Cache.NONE);
    assertThat(open(Cache.AUTO).memory()).isEqualTo(7 * 6);
    assertThat(reads).isEmpty();
  }

  @Test
  void whatHasChangedIsReadAgain() throws IOException {
    String digest = open(Cache.AUTO).digest();
    Files.setLastModifiedTime(
        write("train/cat/2.png", 77), FileTime.from(LONG_AGO.toInstant().plusNanos(1000)));
    write("train/cat/new.png", 5);
    Files.delete(folder.resolve("train/cat/4.png"));

    Dataset changed = open(Cache.AUTO);
    assertThat(reads).containsExactlyInAnyOrder("2.png", "new.png");
    assertThat(changed.digest()).isNotEqualTo(digest);
    assertThat(changed.digest()).isEqualTo(open(Cache.AUTO, FileIndex.NONE).digest());
    open(Cache.AUTO);
    assertThat(reads).isEmpty();
  }

  @Test
  void whatChangedAMomentAgoIsReadAgain() throws IOException {
    Files.setLastModifiedTime(folder.resolve("train/cat/2.png"), FileTime.from(SOON.instant()));
    open(Cache.AUTO);
    open(Cache.AUTO);
    assertThat(reads).containsExactly("2.png");
  }

  @Test
  void whatOnlyPretendsToBeUnchangedIsReadAgain() throws IOException {
    assumeThat(folder.getFileSystem().supportedFileAttributeViews())
        .as("a file system that notes changes")
        .contains("unix");
    String digest = open(Cache.AUTO).digest();
    write("test/cat/a.png", 101);

    assertThat(open(Cache.AUTO).digest()).isNotEqualTo(digest);
    assertThat(reads).containsExactly("a.png");
  }

  @Test
  void whatChangesBehindTheIndexIsRefusedWhenItIsRead() throws IOException {
    open(Cache.AUTO);
    Dataset opened = open(Cache.AUTO);
    Path sly = write("test/cat/a.png", 101);

    assertThatThrownBy(() -> read(opened.split(Split.TEST), 0))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "The image %s is not what it was when it was read last, though its size and its time of change are. Set its time (touch does), and call this again."
                .formatted(sly));
    assertThat(read(open(Cache.AUTO).split(Split.TEST), 0).toArray()).startsWith(101 / 255f);
  }

  @Test
  void damagedRecordsAreMadeAnew() throws IOException {
    String digest = open(Cache.AUTO).digest();
    for (Path record : files(scratch.resolve("kept"))) {
      byte[] bytes = Files.readAllBytes(record);
      bytes[bytes.length / 2] ^= 1;
      Files.write(record, bytes);
    }
    assertThat(open(Cache.AUTO).digest()).isEqualTo(digest);
    assertThat(reads).hasSize(7);
    open(Cache.AUTO);
    assertThat(reads).isEmpty();
  }

  @Test
  void whereNothingCanBeKeptEverythingIsRead() throws IOException {
    Files.writeString(scratch.resolve("kept"), "a file", StandardCharsets.UTF_8);
    open(Cache.AUTO);
    open(Cache.AUTO);
    assertThat(reads).hasSize(7);
  }

  /** As of two data sets whose lists name some of the files each. */
  @Test
  void whatSharesAFolderKeepsWhatTheOtherKnows() throws IOException {
    open(Cache.AUTO);
    List<Path> some = List.of(folder.resolve("train/cat/1.png"), write("train/cat/new.png", 5));
    FileIndex kept = new KeptFileIndex(new DataCache(scratch.resolve("kept")), SOON);
    List<KnownImage> known = KnownImage.of(some, kept);
    assertThat(known.get(0).header()).isEqualTo(new ImageHeader(2, 3, Orientation.UPRIGHT));
    Files.delete(folder.resolve("train/cat/new.png"));

    open(Cache.AUTO);
    assertThat(reads).isEmpty();
  }

  @Test
  void soundFilesBesideADamagedOneAreReadOnce() throws IOException {
    Path damaged = DataFiles.write(folder, "train/cat/b.png", new byte[] {1, 2, 3});
    assertThatThrownBy(() -> open(Cache.AUTO)).hasMessageContaining(damaged.toString());
    Files.delete(damaged);
    open(Cache.AUTO);
    assertThat(reads).containsExactly("a.png");
  }
}
