package org.isomer.augment.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.isomer.file.Sha256;
import org.isomer.file.TextFile;
import org.isomer.modality.text.Text;
import org.isomer.modality.text.TextAugmentation;
import org.isomer.random.CounterRandom;
import org.isomer.spi.AugmentationPlugin;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Option;

/**
 * Replaces words of a text by synonyms from a file: on each line words that may stand for each
 * other, separated by commas or tabs, such as {@code big, large, great}. A word on several lines
 * has the synonyms of all. Capitals do not matter, and punctuation around a word stays; a word that
 * begins with a capital is replaced by one that does.
 */
public final class Synonyms implements AugmentationPlugin<Synonyms.Config> {
  /** Options. */
  public record Config(
      @Option(help = "The file: on each line words that may stand for each other") Path file,
      @Option(
              help = "Probability that a word that has synonyms is replaced",
              value = "0.2",
              min = 0,
              max = 1)
          double p) {}

  @Override
  public String name() {
    return "synonyms";
  }

  @Override
  public String summary() {
    return "Replaces words of a text by synonyms from a file";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Map<String, Object> trial(Path folder) throws IOException {
    Path file = folder.resolve("synonyms.txt");
    Files.writeString(
        file,
        "big, large, great\nbrown, chestnut\nred, scarlet, crimson\nsauce, dressing, gravy\n");
    return Map.of("file", file.toString());
  }

  @Override
  public TextAugmentation create(Config config) {
    return new Replacing(read(config.file), Sha256.hex(config.file), config.p);
  }

  private static Map<String, List<String>> read(Path path) {
    TextFile file = new TextFile(path);
    Map<String, List<String>> synonyms = new HashMap<>();
    List<String> lines = file.lines();
    for (int i = 0; i < lines.size(); i++) {
      List<String> words = words(lines.get(i));
      if (words.size() == 1) {
        throw file.wrong(
            "line " + (i + 1),
            "it has one word, %s, and no synonym. Separate words by commas or tabs, or remove the line"
                .formatted(words.get(0)));
      }
      for (String word : words) {
        List<String> others = synonyms.computeIfAbsent(word, key -> new ArrayList<>());
        words.stream()
            .filter(other -> !other.equals(word) && !others.contains(other))
            .forEach(others::add);
      }
    }
    if (synonyms.isEmpty()) {
      throw new BadInputException(
          "%s: it has no synonyms. Write words that may stand for each other on each line, separated by commas."
              .formatted(path));
    }
    return synonyms;
  }

  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    for (String word : line.toLowerCase(Locale.ROOT).split("[,\t]", -1)) {
      if (!word.isBlank() && !words.contains(word.strip())) {
        words.add(word.strip());
      }
    }
    return words;
  }

  private record Replacing(Map<String, List<String>> synonyms, String digest, double p)
      implements TextAugmentation {
    @Override
    public void apply(Text text, CounterRandom random) {
      String[] words = SpacedWords.of(text);
      for (int i = 0; i < words.length; i++) {
        words[i] = replaced(words[i], random);
      }
      text.set(String.join(" ", words));
    }

    private String replaced(String word, CounterRandom random) {
      int from = 0;
      int to = word.length();
      while (from < to && !Character.isLetterOrDigit(word.charAt(from))) {
        from++;
      }
      while (to > from && !Character.isLetterOrDigit(word.charAt(to - 1))) {
        to--;
      }
      String bare = word.substring(from, to);
      List<String> others = synonyms.getOrDefault(bare.toLowerCase(Locale.ROOT), List.of());
      if (others.isEmpty() || !random.nextBoolean(p)) {
        return word;
      }
      String other = others.get(random.nextInt(others.size()));
      return word.substring(0, from) + likeCapitals(bare, other) + word.substring(to);
    }

    private static String likeCapitals(String word, String other) {
      return Character.isUpperCase(word.charAt(0))
          ? other.substring(0, 1).toUpperCase(Locale.ROOT) + other.substring(1)
          : other;
    }
  }
}
