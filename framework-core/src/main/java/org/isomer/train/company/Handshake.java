package org.isomer.train.company;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.isomer.file.Sha256;
import org.isomer.graph.Replicas;
import org.isomer.spi.BadInputException;

/**
 * Processes show each other the digests of what they are going to train, and all refuse where
 * something differs. Then the first tells the others what it has of that, each says in what it
 * differs, and all say the same to the user.
 *
 * @param replicas who train together
 */
record Handshake(Replicas replicas) {
  /** The whole numbers of a SHA-256. */
  private static final int DIGEST = 8;

  /** Bytes of what the first replica tells; what is longer is cut. */
  private static final int MOST_TOLD = 1 << 16;

  /** Bytes in which a replica says how it differs. */
  private static final int MOST_SAID = 512;

  /** Replicas whose words are shown. */
  private static final int SHOWN = 4;

  /** Between two facts. */
  private static final String NEXT = "\u001e";

  /**
   * Waits for all, and compares.
   *
   * @param facts what must be the same everywhere, by what it is called; the same names everywhere
   * @throws BadInputException in all replicas, if something differs
   */
  void requireAlike(Map<String, String> facts) {
    if (replicas.count() == 1) {
      return;
    }
    Exchange exchange = new Exchange(replicas);
    exchange.sum(new int[1]); // all are there now
    int[] digests = exchange.gather(digests(facts));
    List<String> different = different(List.copyOf(facts.keySet()), digests);
    if (!different.isEmpty()) {
      throw refused(exchange, facts, different);
    }
  }

  private static int[] digests(Map<String, String> facts) {
    ByteBuffer digests = ByteBuffer.allocate(facts.size() * DIGEST * Integer.BYTES);
    facts.values().forEach(text -> digests.put(HexFormat.of().parseHex(Sha256.hex(text))));
    return numbers(digests.array());
  }

  /** The names of the facts that are not the same on all replicas. */
  private List<String> different(List<String> names, int[] digests) {
    int row = names.size() * DIGEST;
    return IntStream.range(0, names.size())
        .filter(
            fact ->
                IntStream.range(1, replicas.count())
                    .anyMatch(rank -> differ(digests, fact * DIGEST, rank * row + fact * DIGEST)))
        .mapToObj(names::get)
        .toList();
  }

  private static boolean differ(int[] all, int first, int second) {
    return !Arrays.equals(all, first, first + DIGEST, all, second, second + DIGEST);
  }

  private BadInputException refused(
      Exchange exchange, Map<String, String> facts, List<String> different) {
    int[] own =
        numbers(
            different.stream()
                .map(name -> facts.getOrDefault(name, ""))
                .collect(Collectors.joining(NEXT)),
            MOST_TOLD);
    int[] first = exchange.sum(replicas.rank() == 0 ? own : new int[own.length]);
    int[] said = exchange.gather(numbers(words(different, text(own), text(first)), MOST_SAID));
    int row = said.length / replicas.count();
    List<String> others =
        IntStream.range(1, replicas.count())
            .mapToObj(rank -> text(Arrays.copyOfRange(said, rank * row, (rank + 1) * row)))
            .filter(words -> !words.isEmpty())
            .toList();
    return new BadInputException(
        "The workers would not train the same run: %s%s. Give all of them the same Isomer, plugins, configuration and data; nothing was trained."
            .formatted(
                others.isEmpty()
                    ? "they differ far down in the " + String.join(" and the ", different)
                    : String.join("; ", others.subList(0, Math.min(SHOWN, others.size()))),
                others.size() > SHOWN
                    ? "; and %d more workers differ".formatted(others.size() - SHOWN)
                    : ""));
  }

  /** In what this replica differs from the first; both texts are cut at the same length. */
  private String words(List<String> names, String own, String first) {
    String[] here = own.split(NEXT, -1);
    String[] there = first.split(NEXT, -1);
    List<String> words = new ArrayList<>();
    for (int i = 0; i < Math.min(here.length, there.length); i++) {
      if (!here[i].equals(there[i])) {
        words.add(
            "in the %s worker %d has %s"
                .formatted(names.get(i), replicas.rank(), contrast(here[i], there[i])));
      }
    }
    return String.join(", ", words);
  }

  /** The first lines that differ. */
  private static String contrast(String own, String first) {
    List<String> here = own.lines().toList();
    List<String> there = first.lines().toList();
    int line = 0;
    while (line < Math.min(here.size(), there.size()) && here.get(line).equals(there.get(line))) {
      line++;
    }
    return "%s where worker 0 has %s".formatted(line(here, line), line(there, line));
  }

  private static String line(List<String> lines, int number) {
    return number < lines.size() ? "\"%s\"".formatted(lines.get(number)) : "nothing more";
  }

  /** The bytes of a text, filled up with zeros, or cut. */
  private static int[] numbers(String text, int length) {
    return numbers(Arrays.copyOf(text.getBytes(UTF_8), length));
  }

  private static int[] numbers(byte[] bytes) {
    int[] numbers = new int[bytes.length / Integer.BYTES];
    ByteBuffer.wrap(bytes).asIntBuffer().get(numbers);
    return numbers;
  }

  private static String text(int[] numbers) {
    ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Integer.BYTES);
    bytes.asIntBuffer().put(numbers);
    int end = 0;
    while (end < bytes.capacity() && bytes.get(end) != 0) {
      end++;
    }
    return new String(bytes.array(), 0, end, UTF_8);
  }
}
