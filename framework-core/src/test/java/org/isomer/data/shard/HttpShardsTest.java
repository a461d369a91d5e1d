package org.isomer.data.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.isomer.data.text.TextShards;
import org.isomer.http.BoundedHttp;
import org.isomer.modality.text.Text;
import org.isomer.spi.AnnotatedExamples;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Example;
import org.isomer.spi.FileIndex;
import org.isomer.spi.Split;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpShardsTest {
  /** The index is asked for by its first piece. */
  private static final String INDEX = "texts.isomer-index bytes=0-4194303";

  private static final Pattern RANGE = Pattern.compile("bytes=([0-9]+)-([0-9]+)");
  private static final Selection TEXTS =
      Selection.of("texts", List.of("txt", "text"), Optional.empty(), Optional.empty());

  @TempDir private Path scratch;
  private Path served;
  private HttpServer server;

  /** What was asked for. */
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

  /** How many of the next requests fail. */
  private final AtomicInteger failing = new AtomicInteger();

  private boolean ranges = true;

  /** Sends bytes without end in place of a file. */
  private boolean endless;

  /** Is counted down when a client wants no more of them. */
  private final CountDownLatch brokenOff = new CountDownLatch(1);

  private final Told told = new Told();

  @BeforeEach
  void serve() throws IOException {
    served = Files.createDirectory(scratch.resolve("served"));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath().substring("/set/".length());
      String range = exchange.getRequestHeaders().getFirst("Range");
      asked.add(path + (range == null ? "" : " " + range));
      Path file = served.resolve(path);
      if (failing.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        exchange.sendResponseHeaders(503, -1);
      } else if (endless && path.endsWith(".tar")) {
        sendWithoutEnd(exchange, ranges ? range : null);
      } else if (!Files.exists(file)) {
        exchange.sendResponseHeaders(404, -1);
      } else {
        send(exchange, Files.readAllBytes(file), ranges ? range : null);
      }
    }
  }

  private void sendWithoutEnd(HttpExchange exchange, @Nullable String range) throws IOException {
    if (range != null) {
      exchange.getResponseHeaders().set("Content-Range", range.replace("=", " ") + "/5000");
    }
    exchange.sendResponseHeaders(range == null ? 200 : 206, 0);
    try {
      while (true) {
        exchange.getResponseBody().write(new byte[1 << 16]);
      }
    } catch (IOException e) {
      brokenOff.countDown();
      throw e;
    }
  }

  private static void send(HttpExchange exchange, byte[] all, @Nullable String range)
      throws IOException {
    byte[] sent = all;
    if (range != null) {
      Matcher asked = RANGE.matcher(range);
      assertThat(asked.matches()).isTrue();
      int first = Integer.parseInt(asked.group(1));
      int last = Math.min(all.length - 1, Integer.parseInt(asked.group(2)));
      exchange
          .getResponseHeaders()
          .set("Content-Range", "bytes %d-%d/%d".formatted(first, last, all.length));
      sent = Arrays.copyOfRange(all, first, last + 1);
    }
    exchange.sendResponseHeaders(range == null ? 200 : 206, sent.length == 0 ? -1 : sent.length);
    exchange.getResponseBody().write(sent);
  }

  private String base() {
    return "http://%s:%d/set/"
        .formatted(
            server.getAddress().getAddress().getHostAddress(), server.getAddress().getPort());
  }

  private AnnotatedExamples<?> open(String url, long limit) {
    HttpFiles files = new HttpFiles(BoundedHttp.following(Duration.ofSeconds(60)), Duration.ZERO);
    HttpStore store =
        HttpStore.of(url, scratch.resolve("cache"), limit, files, told.warnings()::add);
    return ShardSet.open(store, TEXTS, false, FileIndex.NONE).examples(Split.TRAIN, new Letters());
  }

  private AnnotatedExamples<?> open(String url) {
    return open(url, 1L << 30);
  }

  private record Letters() implements Decoder {
    @Override
    public Example buffer() {
      return new Text();
    }

    @Override
    public void decode(byte[] bytes, String place, Example into) {
      ((Text) into).set(new String(bytes, java.nio.charset.StandardCharsets.UTF_8));
    }
  }

  private void write(String name, String... texts) throws IOException {
    Archive archive = new Archive();
    for (int i = 0; i < texts.length; i++) {
      archive.add(i + ".txt", texts[i]);
    }
    Files.write(served.resolve(name), archive.closed());
  }

  private List<Path> blocks() throws IOException {
    try (Stream<Path> files = Files.walk(scratch.resolve("cache"))) {
      return files.filter(file -> file.toString().endsWith(".block")).toList();
    }
  }

  @Test
  void shardsWithoutAnIndexAreIndexedOnce() throws IOException {
    write("x-000.tar", "one", "two");
    write("x-001.tar", "three");
    AnnotatedExamples<?> examples = open(base() + "x-{000..001}.tar");
    assertThat(TextSets.text(examples, 1)).isEqualTo("two");
    assertThat(TextSets.text(examples, 2)).isEqualTo("three");
    assertThat(asked)
        .containsExactlyInAnyOrder(
            INDEX,
            "x-000.tar bytes=0-0",
            "x-001.tar bytes=0-0",
            "x-000.tar bytes=0-3071",
            "x-001.tar bytes=0-2047",
            "x-000.tar bytes=0-0",
            "x-001.tar bytes=0-0");
    asked.clear();
    assertThat(TextSets.text(open(base() + "x-{000..001}.tar"), 0)).isEqualTo("one");
    assertThat(asked)
        .containsExactlyInAnyOrder(INDEX, "x-000.tar bytes=0-0", "x-001.tar bytes=0-0");
  }

  @Test
  void aShardWithoutAnIndexOnTheServerIsIndexedAnewWhenItsSizeChanges() throws IOException {
    write("x.tar", "one", "two");
    AnnotatedExamples<?> examples = open(base() + "x.tar");
    write("x.tar", "one", "two", "three");
    blocks().forEach(block -> assertThat(block.toFile().delete()).isTrue());
    assertThatThrownBy(() -> TextSets.text(examples, 0))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "%sx.tar: has 4,096 bytes, and had 3,072 when it was indexed. Start again, so that it is indexed anew."
                .formatted(base()));
    assertThat(TextSets.text(open(base() + "x.tar"), 2)).isEqualTo("three");
  }

  @Test
  void aDamagedIndexOnTheServerIsSaid() throws IOException {
    write("x.tar", "one", "two");
    Files.write(served.resolve("texts.isomer-index"), new byte[100]);
    assertThat(TextSets.text(open(base() + "x.tar"), 1)).isEqualTo("two");
    assertThat(told.warnings())
        .containsOnly(
            "%stexts.isomer-index: it is no index. This index of shards is not used; make it on the server anew."
                .formatted(base()));
  }

  @Test
  void anAnswerWithoutEndIsBrokenOff() throws Exception {
    endless = true;
    assertThatThrownBy(() -> open(base() + "x.tar"))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "%sx.tar: the server gives another piece than the bytes 0 to 0 that were asked for: \"bytes 0-0/5000\" with more than 1 bytes. Use another server, or copy the shards to a folder."
                .formatted(base()));
    assertThat(brokenOff.await(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aWholeFileWithoutEndInPlaceOfAPieceIsBrokenOff() throws Exception {
    endless = true;
    ranges = false;
    assertThatThrownBy(() -> open(base() + "x.tar"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("the server gives whole files only and no pieces");
    assertThat(brokenOff.await(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aListThatIsTooLongIsRefused() throws IOException {
    Files.write(
        served.resolve("x.tar"), new Archive().add("0.txt", "one").add("0.cls", "0").closed());
    Files.write(served.resolve("classes.txt"), new byte[HttpFiles.LONGEST + 1]);
    assertThatThrownBy(() -> open(base() + "x.tar"))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(base() + "classes.txt: has more than 16,777,216 bytes");
  }

  /** As on a full disk: a file lies where the folder of pieces should be. */
  @Test
  void whatCannotBeKeptIsFetchedEachTimeAndSaid() throws IOException {
    write("x.tar", "one", "two");
    TextSets.open(served);
    Files.createDirectories(scratch.resolve("cache"));
    Path pieces = Files.createFile(scratch.resolve("cache/blocks"));
    AnnotatedExamples<?> examples = open(base());
    asked.clear();
    assertThat(TextSets.text(examples, 0)).isEqualTo("one");
    assertThat(TextSets.text(examples, 1)).isEqualTo("two");
    assertThat(asked).containsExactly("x.tar bytes=0-3071", "x.tar bytes=0-3071");
    assertThat(told.warnings().get(0))
        .startsWith(pieces + ": pieces of shards cannot be kept here: ");
  }

  @Test
  void whatAKillHasLeftOfAPieceIsTakenAway() throws IOException {
    write("x.tar", "one", "two");
    TextSets.open(served);
    Path key = Files.createDirectories(scratch.resolve("cache/blocks/key"));
    Path left = Files.createFile(key.resolve(Leftovers.name("0.block")));
    TextSets.text(open(base()), 0);
    assertThat(left).doesNotExist();
  }

  @Test
  void anIndexOnTheServerSaysWhichShardsThereAre() throws IOException {
    write("x.tar", "one", "two");
    String digest = TextSets.open(served).digest();
    for (String url : List.of(base(), base() + "texts.isomer-index")) {
      assertThat(TextSets.text(open(url), 1)).isEqualTo("two");
    }
    assertThat(asked).containsExactly(INDEX, "x.tar bytes=0-3071", INDEX);
    assertThat(
            new TextShards()
                .create(
                    new TextShards.Config(
                        Optional.empty(),
                        Optional.of(base()),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        0,
                        0,
                        64,
                        false))
                .digest())
        .isEqualTo(digest);
  }

  @Test
  void whatFailsIsTriedAgain() throws IOException {
    write("x.tar", "one");
    TextSets.open(served);
    failing.set(2);
    AnnotatedExamples<?> examples = open(base());
    assertThat(asked).hasSize(3);
    failing.set(3);
    assertThatThrownBy(() -> TextSets.text(examples, 0))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "%sx.tar: cannot be fetched in 3 attempts: the server answers with the status 503. Check the address, the server and the network, and try again."
                .formatted(base()));
    assertThat(TextSets.text(examples, 0)).isEqualTo("one");
  }

  @Test
  void damagedPiecesAreFetchedAgain() throws IOException {
    write("x.tar", "one", "two");
    TextSets.open(served);
    AnnotatedExamples<?> examples = open(base());
    TextSets.text(examples, 0);
    byte[] block = Files.readAllBytes(blocks().get(0));
    block[512] ^= 1;
    Files.write(blocks().get(0), block);
    assertThat(TextSets.text(examples, 0)).isEqualTo("one");

    Files.write(blocks().get(0), new byte[7]);
    assertThat(TextSets.text(examples, 1)).isEqualTo("two");
    Files.delete(blocks().get(0));
    assertThat(TextSets.text(examples, 0)).isEqualTo("one");
  }

  @Test
  void aShardThatIsNotTheIndexedOneIsRefused() throws IOException {
    write("x.tar", "one", "two");
    TextSets.open(served);
    AnnotatedExamples<?> examples = open(base());
    write("x.tar", "one", "2");
    assertThat(TextSets.text(examples, 0)).isEqualTo("one");
    assertThatThrownBy(() -> TextSets.text(examples, 1))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(base() + "x.tar, byte 1536, sample 1: ");
    Files.write(served.resolve("x.tar"), new byte[5000]);
    blocks().forEach(block -> assertThat(block.toFile().delete()).isTrue());
    assertThatThrownBy(() -> TextSets.text(examples, 1))
        .hasMessage(
            "%sx.tar: has 5,000 bytes, and had 3,072 when it was indexed. Make the index on the server anew."
                .formatted(base()));
  }

  @Test
  void theCacheIsBounded() throws IOException {
    String large = "x".repeat(3 * HttpStore.BLOCK);
    write("x.tar", large, "y");
    TextSets.open(served);
    AnnotatedExamples<?> examples = open(base(), 2L * HttpStore.BLOCK);
    assertThat(TextSets.text(examples, 0)).isEqualTo(large);
    assertThat(TextSets.text(examples, 1)).isEqualTo("y");
    assertThat(blocks()).hasSizeLessThan(3);
    assertThat(TextSets.text(examples, 0)).isEqualTo(large);
  }

  @Test
  void whatCannotBeServedIsRefused() throws IOException {
    assertThatThrownBy(() -> open(base()))
        .hasMessage(
            "%s: the server has no index there, so that nobody knows which shards there are. Put the index beside them (isomer pack writes it), or name the shards, as in %strain-{000000..000009}.tar."
                .formatted(base(), base()));
    assertThatThrownBy(() -> open(base() + "x.tar"))
        .hasMessage(
            "%sx.tar: the server answers with the status 404. Correct the address, or the permissions there."
                .formatted(base()));
    write("x.tar", "one");
    ranges = false;
    assertThatThrownBy(() -> open(base() + "x.tar"))
        .hasMessage(
            "%sx.tar: the server gives whole files only and no pieces (Range). Use another server, or copy the shards to a folder."
                .formatted(base()));
    assertThatThrownBy(() -> open("ftp://host/x.tar"))
        .hasMessage(
            "ftp://host/x.tar: is no address of shards. Write it as http://host/folder/ or http://host/folder/train-{000000..000009}.tar.");
  }
}
