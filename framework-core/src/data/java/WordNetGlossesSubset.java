import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Makes the class-balanced glosses of WordNet that Isomer bundles.
 *
 * <p>Run it with {@code java WordNetGlossesSubset.java DATA_NOUN OUT_DIR}. It reads the nouns of ten
 * lexicographer files, cuts the examples in quotes off each gloss, and leaves out what has fewer
 * than four words, more than 100 characters, a character outside printable ASCII, or occurs twice.
 * Of the rest it takes of each class the first 800 (train) and the next 200 (test) in the order of
 * the SHA-256 of the synset's offset, and writes both parts in that order.
 */
public final class WordNetGlossesSubset {
  private static final Map<String, String> CLASSES =
      new TreeMap<>(
          Map.of(
              "04", "act", "05", "animal", "06", "artifact", "07", "attribute", "08", "body", "09",
              "cognition", "10", "communication", "13", "food", "18", "person", "20", "plant"));
  private static final int TRAIN = 800;
  private static final int TEST = 200;
  private static final int LONGEST = 100;
  private static final Pattern SYNSET = Pattern.compile("\\d{8} .*");
  private static final Pattern EXAMPLES = Pattern.compile(";?\\s*\".*");
  private static final Pattern PRINTABLE = Pattern.compile("[ -~]+");

  private record Gloss(String order, String label, String text) {}

  private WordNetGlossesSubset() {}

  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 2) {
      System.err.println("usage: java WordNetGlossesSubset.java DATA_NOUN OUT_DIR");
      System.exit(2);
    }
    List<Gloss> glosses = new ArrayList<>();
    Map<String, Integer> occurrences = new HashMap<>();
    for (String line : Files.readAllLines(Path.of(arguments[0]))) {
      String[] halves = line.split(" \\| ", 2);
      String[] fields = halves[0].split(" ");
      if (!SYNSET.matcher(line).matches() || !CLASSES.containsKey(fields[1])) {
        continue;
      }
      String text = definition(halves[1]);
      if (text.split(" +").length >= 4
          && text.length() <= LONGEST
          && PRINTABLE.matcher(text).matches()) {
        glosses.add(new Gloss(sha256(fields[0]), CLASSES.get(fields[1]), text));
        occurrences.merge(text.toLowerCase(Locale.ROOT), 1, Integer::sum);
      }
    }
    glosses.removeIf(gloss -> occurrences.get(gloss.text().toLowerCase(Locale.ROOT)) > 1);
    glosses.sort((a, b) -> a.order().compareTo(b.order()));
    Map<String, Integer> seen = new HashMap<>();
    StringBuilder train = new StringBuilder();
    StringBuilder test = new StringBuilder();
    for (Gloss gloss : glosses) {
      int before = seen.merge(gloss.label(), 1, Integer::sum) - 1;
      if (before < TRAIN + TEST) {
        (before < TRAIN ? train : test)
            .append(gloss.label())
            .append('\t')
            .append(gloss.text())
            .append('\n');
      }
    }
    Path out = Files.createDirectories(Path.of(arguments[1]));
    write(out.resolve("train.tsv.gz"), train);
    write(out.resolve("test.tsv.gz"), test);
  }

  /** A gloss without the examples in quotes. */
  private static String definition(String gloss) {
    String text = EXAMPLES.matcher(gloss.strip()).replaceFirst("").strip();
    while (text.endsWith(";")) {
      text = text.substring(0, text.length() - 1);
    }
    return text.strip();
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(text.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void write(Path file, CharSequence text) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        GZIPOutputStream gzip =
            new GZIPOutputStream(out) {
              {
                def.setLevel(Deflater.BEST_COMPRESSION);
              }
            }) {
      gzip.write(text.toString().getBytes(StandardCharsets.US_ASCII));
    }
  }
}
