package org.isomer.data.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.isomer.contract.DatasetContract;
import org.isomer.contract.Rule;
import org.isomer.data.text.TextShards;
import org.isomer.file.FolderLock;
import org.isomer.file.RegularFile;
import org.isomer.spi.BadInputException;
import org.isomer.spi.ClassData;
import org.isomer.spi.Split;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TarShardsTest {
  private static final String INDEX = "texts.isomer-index";

  @TempDir private Path folder;

  private Path write(String name, byte[] bytes) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, bytes);
  }

  private static Archive two(String first, String second) {
    return new Archive()
        .add("0.txt", first)
        .add("0.cls", "1")
        .add("1.txt", second)
        .add("1.cls", "0");
  }

  @Test
  void samplesAreTheMembersOfAKey() throws IOException {
    write(
        "a-train-0.tar",
        new Archive()
            .add("./deep/0.txt", "one")
            .add("./deep/0.seg.png", "no text")
            .add("./deep/0.cls", " 1\n")
            .add("__key__", "none")
            .add("other", '5', new byte[0])
            .add("./deep/1.cls", "0")
            .add("./deep/1.TXT", "two")
            .closed());
    write("a-train-1.tar", two("three", "four").closed());
    write("a-test-0.tar", two("five", "six").closed());

    ClassData data = TextSets.open(folder);
    assertThat(data.classes()).containsExactly("0", "1");
    assertThat(TextSets.texts(data, Split.TRAIN))
        .containsExactly("one 1", "two 0", "three 1", "four 0");
    assertThat(TextSets.texts(data, Split.TEST)).containsExactly("five 1", "six 0");
    assertThat(data.split(Split.TRAIN).id(0)).isEqualTo("a-train-0.tar/deep/0");
    assertThat(data.split(Split.TEST).id(1)).isEqualTo("a-test-0.tar/1");
  }

  @Test
  void theContractOfDataSetsIsKept() throws Exception {
    write("train.tar", two("one", "two").closed());
    write("test.tar", two("three", "four").closed());
    for (Rule rule : DatasetContract.rules(() -> TextSets.open(folder))) {
      rule.check().run();
    }
  }

  @Test
  void bracesChooseShards() throws IOException {
    for (int i = 0; i < 4; i++) {
      write("s/x-%03d.tar".formatted(i), new Archive().add("0.txt", "text " + i).closed());
    }
    ClassData data = TextSets.open(folder.resolve("s/x-{00{0..1},003}.tar"));
    assertThat(TextSets.texts(data, Split.TRAIN)).containsExactly("text 0", "text 1", "text 3");
    assertThat(data.classes()).isEmpty();
    assertThat(TextSets.texts(TextSets.open(folder.resolve("s")), Split.TRAIN)).hasSize(4);
    assertThat(Braces.expand("{a,b-{08..10}}/{x,}"))
        .containsExactly("a/x", "a/", "b-08/x", "b-08/", "b-09/x", "b-09/", "b-10/x", "b-10/");
  }

  @Test
  void labelsAreNumbersOrNamesAndAListNamesThem() throws IOException {
    write(
        "x.tar",
        new Archive()
            .add("0.json", "{\"kind\": \"b\", \"label\": 3}")
            .add("0.txt", "one")
            .add("1.json", "{\"kind\": \"a\", \"label\": 1}")
            .add("1.txt", "two")
            .closed());
    ClassData byName = new TextShards().create(TextSets.labelled(folder, "json.kind"));
    assertThat(byName.classes()).containsExactly("a", "b");
    assertThat(TextSets.texts(byName, Split.TRAIN)).containsExactly("one b", "two a");
    assertThat(TextSets.open(folder).classes()).containsExactly("0", "1", "2", "3");
    write("classes.txt", "zero\none\ntwo\nthree\n".getBytes(StandardCharsets.UTF_8));
    assertThat(TextSets.texts(TextSets.open(folder), Split.TRAIN))
        .containsExactly("one three", "two one");
    write("classes.txt", "zero\none\n".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> TextSets.open(folder))
        .hasMessage(
            "%s: the label 3 is no class of %s, which has 2. Correct the list."
                .formatted(folder.resolve("x.tar"), folder.resolve("classes.txt")));
  }

  @Test
  void samplesWithoutAnExampleAreTold() throws IOException {
    write(
        "a-train-0.tar",
        new Archive()
            .add("0.cls", "1")
            .add("0.seg.png", "beside an example")
            .add("0.txt", "one")
            .add("0.json", "{}")
            .add("__key__.md", "none")
            .closed());
    write(
        "a-train-1.tar",
        new Archive()
            .add("1.cls", "0")
            .add("1.txt", "two")
            .add("2.md", "three")
            .add("2.cls", "1")
            .add("page.v1.txt", "four")
            .add("page.v1.cls", "0")
            .closed());
    write(
        "a-test.tar",
        new Archive().add("0.txt", "one").add("0.cls", "1").add("3.cls", "1").closed());

    for (int opened = 0; opened < 2; opened++) {
      ClassData data = TextSets.open(folder);
      assertThat(TextSets.texts(data, Split.TRAIN)).containsExactly("one 1", "two 0");
      assertThat(data.findings().facts()).isEmpty();
      assertThat(data.findings().warnings())
          .containsExactly(
              "%s: passed over samples without texts (3, with 5 members), such as 2 (md) in a-train-1.tar. A name in an archive is the sample's up to the first dot; the rest, or the name of a feature, must be one of txt, text. Rename such members, or name theirs with the option content."
                  .formatted(folder));
    }
  }

  /** Archives of Python's tarfile; see {@code src/test/python/shards.py}. */
  @ParameterizedTest
  @ValueSource(strings = {"ustar", "gnu", "pax"})
  void archivesOfAllFormatsAreRead(String format) throws IOException {
    try (var in = TarShardsTest.class.getResourceAsStream(format + ".tar")) {
      write("x.tar", Objects.requireNonNull(in).readAllBytes());
    }
    ClassData data = TextSets.open(folder);
    String deep = "folder/".repeat(format.equals("ustar") ? 20 : 40);
    assertThat(TextSets.texts(data, Split.TRAIN)).containsExactly("first 0", "zweiter Text: ä 7");
    assertThat(data.split(Split.TRAIN).id(1)).isEqualTo("x.tar/" + deep + "größe");
  }

  @Test
  void aShardIsScannedOnceAndAgainWhenItChanges() throws IOException {
    Path shard = write("x.tar", two("one", "two").closed());
    String digest = TextSets.open(folder).digest();
    FileTime made = Files.getLastModifiedTime(folder.resolve(INDEX));
    Files.setLastModifiedTime(folder.resolve(INDEX), FileTime.fromMillis(1000));
    assertThat(TextSets.open(folder).digest()).isEqualTo(digest);
    assertThat(Files.getLastModifiedTime(folder.resolve(INDEX)).toMillis()).isEqualTo(1000);

    write("x.tar", two("one", "2").closed());
    Files.setLastModifiedTime(shard, FileTime.fromMillis(made.toMillis() + 5000));
    ClassData changed = TextSets.open(folder);
    assertThat(changed.digest()).isNotEqualTo(digest);
    assertThat(TextSets.texts(changed, Split.TRAIN)).containsExactly("one 1", "2 0");
  }

  @Test
  void aDamagedIndexIsMadeAgain() throws IOException {
    write("x.tar", two("one", "two").closed());
    String digest = TextSets.open(folder).digest();
    byte[] index = Files.readAllBytes(folder.resolve(INDEX));
    for (int length : new int[] {0, 10, index.length - 1}) {
      write(INDEX, Arrays.copyOf(index, length));
      Told told = new Told();
      assertThat(new TextShards().open(TextSets.config(folder), told).digest()).isEqualTo(digest);
      assertThat(told.warnings())
          .containsOnly(
              "%s: it is damaged. This index of shards is not used."
                  .formatted(folder.resolve(INDEX)));
      assertThat(Files.readAllBytes(folder.resolve(INDEX))).isEqualTo(index);
    }
  }

  @Test
  void anIndexOfAnotherVersionIsMadeAgain() throws IOException {
    write("x.tar", two("one", "two").closed());
    write(INDEX, ("isomer index 1\n" + "x".repeat(100)).getBytes(StandardCharsets.UTF_8));
    Told told = new Told();
    new TextShards().open(TextSets.config(folder), told);
    assertThat(told.warnings().get(0))
        .startsWith(folder.resolve(INDEX) + ": it is of another version of Isomer. ");
  }

  /** As {@code cp -p} and {@code rsync -t} do. */
  @Test
  void aShardIsScannedAgainWhenAnotherOneOfItsSizeAndTimeTakesItsPlace() throws IOException {
    assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("unix");
    Path shard = write("x.tar", two("one", "two").closed());
    FileTime time = Files.getLastModifiedTime(shard);
    TextSets.open(folder);
    Path other =
        write(
            "other",
            new Archive()
                .add("0.txt", "one")
                .add("0.cls", "0")
                .add("1.txt", "two")
                .add("1.cls", "1")
                .closed());
    Files.setLastModifiedTime(other, time);
    Files.move(other, shard, StandardCopyOption.REPLACE_EXISTING);

    assertThat(TextSets.texts(TextSets.open(folder), Split.TRAIN))
        .containsExactly("one 0", "two 1");
  }

  private static void change(Path shard) throws IOException {
    FileTime time = Files.getLastModifiedTime(shard);
    try (RandomAccessFile file = new RandomAccessFile(shard.toFile(), "rw")) {
      file.seek(512);
      file.write('X');
    }
    Files.setLastModifiedTime(shard, FileTime.fromMillis(time.toMillis() + 2000));
  }

  @Test
  void whatChangesBehindTheIndexIsRefusedWhenItIsRead() throws IOException {
    Path shard = write("x.tar", two("one", "two").closed());
    ClassData data = TextSets.open(folder);
    change(shard);

    assertThat(TextSets.text(data.split(Split.TRAIN), 1)).isEqualTo("two");
    assertThatThrownBy(() -> TextSets.text(data.split(Split.TRAIN), 0))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "%s, byte 512, sample 0: the shard has changed since it was indexed. Start again, so that it is indexed anew."
                .formatted(shard));
    assertThatThrownBy(() -> new TextShards().create(TextSets.verified(folder)))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "%s: its SHA-256 is not that of the index. Copy it again; if it was changed on purpose, delete the index %s."
                .formatted(shard, folder.resolve(INDEX)));
    assertThat(TextSets.texts(TextSets.open(folder), Split.TRAIN))
        .containsExactly("Xne 1", "two 0");
  }

  /** As where a disk gives other bytes than were written. */
  @Test
  void bytesThatAreNotThoseOfTheIndexAreRefusedWithItsName() throws IOException {
    Path shard = write("x.tar", two("one", "two").closed());
    TextSets.open(folder);
    try (InputStream in = Files.newInputStream(folder.resolve(INDEX))) {
      ShardTable table = ShardIndex.read(in, Files.size(folder.resolve(INDEX))).tables().get(0);
      ShardTable.Entry wrong =
          new ShardTable.Entry("0", table.offset(0), table.size(0), "1", new byte[32]);
      try (OutputStream out = Files.newOutputStream(folder.resolve(INDEX))) {
        new ShardIndex(List.of(ShardTable.of(table.facts(), List.of(wrong), Incomplete.NONE)))
            .write(out);
      }
    }
    assertThatThrownBy(() -> TextSets.text(TextSets.open(folder).split(Split.TRAIN), 0))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "%s, byte 512, sample 0: its bytes are not what they were when the shard was indexed, and nothing else tells that it was changed. Copy the shard again; if it is right as it is, delete the index %s."
                .formatted(shard, folder.resolve(INDEX)));
  }

  @Test
  void knownShardsAreVerifiedWhereOthersAreNew() throws IOException {
    write("x.tar", two("one", "two").closed());
    TextSets.open(folder);
    write("y.tar", two("three", "four").closed());
    Told told = new Told();
    ClassData data = new TextShards().open(TextSets.verified(folder), told);
    String title = folder.getFileName().toString();
    assertThat(told.readings()).containsExactly("index " + title, "verify " + title);
    assertThat(data.split(Split.TRAIN).size()).isEqualTo(4);
  }

  @Test
  void aShardThatChangesWhileItIsIndexedIsRefused() throws IOException {
    Path shard = write("x.tar", two("one", "two").closed());
    Told told =
        new Told(
            () -> {
              try {
                change(shard);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    assertThatThrownBy(() -> new TextShards().open(TextSets.config(folder), told))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            shard
                + ": has changed while it was indexed. Wait until it is complete, and start again.");
    assertThat(folder.resolve(INDEX)).doesNotExist();
  }

  @Test
  void whoWaitsForAnIndexSaysForWhom() throws Exception {
    write("x.tar", two("one", "two").closed());
    Told told = new Told();
    CompletableFuture<ClassData> waiting;
    try (FolderLock lock = FolderLock.ofFile(folder.resolve(INDEX))) {
      waiting =
          CompletableFuture.supplyAsync(() -> new TextShards().open(TextSets.config(folder), told));
      while (told.warnings().isEmpty()) {
        Thread.sleep(10);
      }
    }
    assertThat(told.warnings().get(0))
        .matches(
            Pattern.quote(folder.resolve(INDEX).toString())
                + ": another Isomer \\(process \\d+ on [\\w.-]+\\) reads the same shards; this process waits for the index that it makes\\.");
    assertThat(waiting.get(60, TimeUnit.SECONDS).split(Split.TRAIN).size()).isEqualTo(2);
  }

  /** So that a bench says where the time goes. */
  @Test
  void theWaitForShardsIsCounted() throws IOException {
    write("x.tar", two("one", "two").closed());
    ClassData data = TextSets.open(folder);
    long before = RegularFile.nanosecondsOfReading();
    TextSets.text(data.split(Split.TRAIN), 0);
    assertThat(RegularFile.nanosecondsOfReading()).isGreaterThan(before);
  }

  @Test
  void whatAKillHasLeftOfAnIndexIsTakenAway() throws IOException {
    write("x.tar", two("one", "two").closed());
    Path left = Files.createFile(folder.resolve(Leftovers.name(INDEX)));
    TextSets.open(folder);
    assertThat(left).doesNotExist();
  }

  private static Arguments bad(byte[] archive, String message) {
    return Arguments.of(archive, message);
  }

  static Stream<Arguments> badArchives() {
    byte[] whole = two("one", "two").closed();
    byte[] torn = whole.clone();
    torn[1024 + 3] ^= 1;
    byte[] joined = Arrays.copyOf(whole, 2 * whole.length);
    System.arraycopy(whole, 0, joined, whole.length, whole.length);
    return Stream.of(
        bad(new byte[0], ", byte 0: it is empty. Copy or write it again."),
        bad(
            new byte[1024],
            ", byte 0: it holds no texts: no member that ends in txt, text. Name the ending, or the feature, with the option content."),
        bad(
            two("one", "two").open(),
            ", byte 4096: the archive ends here without the empty blocks that end an archive: it was cut, and samples may be missing. Copy or write it again; if it is whole, add them with truncate --size=+1024."),
        bad(
            Arrays.copyOf(whole, 2048),
            ", byte 2048: the archive ends here without the empty blocks that end an archive: it was cut, and samples may be missing. Copy or write it again; if it is whole, add them with truncate --size=+1024."),
        bad(
            Arrays.copyOf(whole, 1000),
            ", byte 0: 0.txt has 3 bytes by its header, and the archive ends before. Copy or write it again."),
        bad(
            joined,
            ", byte 5120: the archive has ended, and more follows, which would not be read. Write what was joined as one archive, as with tar --concatenate."),
        bad(
            "no archive".repeat(100).getBytes(StandardCharsets.UTF_8),
            ", byte 0: it does not begin as a tar archive does; a compressed one has to be unpacked."),
        bad(
            Arrays.copyOf(whole, 600),
            ", byte 0: 0.txt has 3 bytes by its header, and the archive ends before. Copy or write it again."),
        bad(
            Arrays.copyOf(whole, 1200),
            ", byte 1024: no header of a member is here. The archive is damaged; write it again."),
        bad(
            torn,
            ", byte 1024: no header of a member is here. The archive is damaged; write it again."),
        bad(
            new Archive().add("0.txt", "a").add("0.txt", "b").closed(),
            ", byte 1024: the sample 0 has the member txt twice. Write the shard again with one of them."),
        bad(
            new Archive().add("0.txt", "a").add("0.text", "b").closed(),
            ", byte 1024: the sample 0 has two members that hold texts, txt and text. Name one of the two with the option content."),
        bad(
            new Archive().add("0.txt", "a").add("0.cls", "1").add("0.cls", "2").closed(),
            ", byte 2048: the sample 0 has the member cls twice. Write the shard again with one of them."),
        bad(
            new Archive().add("0.txt", "a").add("0.cls", "1").add("1.txt", "b").closed(),
            ", byte 2048: the sample 1 has no label (cls, json.label, label, image/class/label). Add it, or take the sample out."),
        bad(
            new Archive().add("0.txt", "a").add("0.cls", " ").closed(),
            ", byte 1024: the label of the sample 0 (cls) is empty. Write a number or a name."),
        bad(
            new Archive().add("0.txt", "a").add("0.json", "[1]").closed(),
            ", byte 1024: the member 0.json is not one JSON object. Write it again."),
        bad(
            new Archive().add("0.txt", '2', new byte[0]).closed(),
            ", byte 0: 0.txt is a link or has holes, so that its bytes are not here. Write the archive with tar --hard-dereference --dereference."),
        bad(
            new Archive().add("0.txt", '0', new byte[0], "77777777777").closed(),
            ", byte 0: 0.txt has 8,589,934,591 bytes by its header, and the archive ends before. Copy or write it again."),
        bad(
            new Archive().add("0.txt", '0', new byte[0], "9").closed(),
            ", byte 0: the size of a member cannot be. The archive is damaged."),
        bad(
            new Archive()
                .add(
                    "0.txt",
                    '0',
                    new byte[0],
                    "\u0080\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff")
                .closed(),
            ", byte 0: the size of a member cannot be. The archive is damaged."),
        bad(
            new Archive().add("x", 'x', "99 path=a\n".getBytes(StandardCharsets.UTF_8)).closed(),
            ", byte 0: a pax header is damaged. Write the archive again."),
        bad(
            new Archive().add("x", 'x', new byte[0], "77777777").closed(),
            ", byte 0: a label or a name has 16,777,215 bytes, more than the 1,048,576 that are read."));
  }

  @ParameterizedTest
  @MethodSource("badArchives")
  void anArchiveThatCannotBeReadIsRefusedWithThePlace(byte[] archive, String message)
      throws IOException {
    Path shard = write("x.tar", archive);
    assertThatThrownBy(() -> TextSets.open(folder))
        .isInstanceOf(BadInputException.class)
        .hasMessage(shard + message);
    assertThat(folder.resolve(INDEX)).doesNotExist();
  }

  static List<Arguments> badSets() {
    return List.of(
        Arguments.of("nothing", "%1$s/nothing: there is no such file or folder. Correct the path."),
        Arguments.of(
            "",
            "%1$s: the folder holds no shards, files that end in .tar or .tfrecord. Name another one, or make shards with isomer pack."),
        Arguments.of(
            "x-{0..3.tar",
            "x-{0..3.tar: the pattern has { without }. Write braces as in train-{000000..000009}.tar."),
        Arguments.of(
            "x-{3..1}.tar",
            "x-{3..1}.tar: the pattern has the range 3..1, which is empty or too long. Write braces as in train-{000000..000009}.tar."),
        Arguments.of(
            "{x}.tar.gz",
            "%1$s/{x}.tar.gz: x.tar.gz is no shard by its name. Name a folder of shards, or files that end in .tar or .tfrecord; unpack what is compressed."),
        Arguments.of(
            "x-{0..1}.tar",
            "2 examples cannot be read, among them:\n%1$s/x-0.tar: no such file. Check the path.\n%1$s/x-1.tar: no such file. Check the path."));
  }

  @ParameterizedTest
  @MethodSource("badSets")
  void aSetThatIsNotThereIsRefused(String path, String message) {
    assertThatThrownBy(() -> TextSets.open(folder.resolve(path)))
        .isInstanceOf(BadInputException.class)
        .hasMessage(message.formatted(folder));
  }

  @Test
  void shardsAreOfOneKind() throws IOException {
    write("x-train.tar", two("one", "two").closed());
    write("y.tar", two("one", "two").closed());
    assertThatThrownBy(() -> TextSets.open(folder))
        .hasMessage(
            "%s: its name does not say which part of the data it is, as those of others do. Name it after train, validation or test."
                .formatted(folder.resolve("y.tar")));
    write("y.tar", new Archive().add("0.txt", "three").closed());
    assertThatThrownBy(() -> TextSets.open(folder.resolve("{x-train,y}.tar")))
        .hasMessage(
            "%s: its samples have no labels (cls, json.label, label, image/class/label), and those of other shards have. Add them, or leave the shard out."
                .formatted(folder.resolve("y.tar")));
  }

  @Test
  void aTextThatIsNoneIsRefusedWhenItIsRead() throws IOException {
    Path shard =
        write(
            "x.tar",
            new Archive().add("0.txt", '0', new byte[] {(byte) 0xFF}).add("1.txt", " ").closed());
    ClassData data = TextSets.open(folder);
    assertThatThrownBy(() -> TextSets.text(data.split(Split.TRAIN), 0))
        .hasMessage(
            shard
                + ", byte 512, sample 0: the text is no UTF-8. Write it in UTF-8, or take the sample out.");
    assertThatThrownBy(() -> TextSets.text(data.split(Split.TRAIN), 1))
        .hasMessage(
            shard
                + ", byte 1536, sample 1: the text is empty. Fill it in, or take the sample out.");
  }
}
