package org.isomer.bytepair;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.isomer.file.TextFile;
import org.isomer.spi.BadInputException;
import org.isomer.wordpiece.Merging.Merge;
import org.isomer.wordpiece.Vocabulary;

/** A {@code tokenizer.json} as {@code isomer vocabulary} writes it; those of others may be more. */
final class BytePairFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private BytePairFile() {}

  /**
   * Reads a file.
   *
   * @throws BadInputException if it cannot be read, or does not hold what such a file does
   */
  static BytePairModel read(Path path) {
    JsonNode root;
    try {
      root = JSON.readTree(new TextFile(path).text());
    } catch (JsonProcessingException e) {
      throw new BadInputException(
          "%s, line %d: it is no JSON, or cut short: %s. Make it again with isomer vocabulary --kind byte-pair."
              .formatted(
                  path,
                  e.getLocation() == null ? 1 : e.getLocation().getLineNr(),
                  e.getOriginalMessage()),
          e);
    }
    JsonNode model = root.path("model");
    if (!model.path("type").asText().equals("BPE")
        || !root.path("pre_tokenizer").path("type").asText().equals("ByteLevel")
        || !root.path("pre_tokenizer").path("add_prefix_space").asBoolean()
        || !root.path("normalizer").isNull()) {
      throw new BadInputException(
          "%s: it is no tokenizer that isomer vocabulary --kind byte-pair writes. For one of Hugging Face's library take the step hugging-face-tokens."
              .formatted(path));
    }
    List<String> tokens = tokens(path, model.path("vocab"));
    return new BytePairModel(tokens, merges(path, model.path("merges"), new HashSet<>(tokens)));
  }

  private static List<String> tokens(Path path, JsonNode vocabulary) {
    List<Optional<String>> places = new ArrayList<>();
    for (int i = 0; i < vocabulary.size(); i++) {
      places.add(Optional.empty());
    }
    vocabulary
        .properties()
        .forEach(
            each -> {
              int number = each.getValue().asInt(-1);
              if (number < 0 || number >= places.size() || places.get(number).isPresent()) {
                throw damaged(
                    path,
                    "the number of %s, %s, is not its own in 0 … %d"
                        .formatted(each.getKey(), each.getValue(), places.size() - 1));
              }
              places.set(number, Optional.of(each.getKey()));
            });
    List<String> tokens = places.stream().map(Optional::orElseThrow).toList();
    if (!tokens.containsAll(Vocabulary.SPECIAL) || !tokens.get(0).equals(Vocabulary.PADDING)) {
      throw damaged(
          path, "the tokens %s are not all there, [PAD] first".formatted(Vocabulary.SPECIAL));
    }
    if (!tokens.containsAll(ByteText.alphabet())) {
      throw damaged(path, "not all bytes are tokens");
    }
    return tokens;
  }

  private static List<Merge> merges(Path path, JsonNode pairs, Set<String> tokens) {
    List<Merge> merges = new ArrayList<>();
    for (JsonNode pair : pairs) {
      Merge merge = new Merge(pair.path(0).asText(), pair.path(1).asText());
      if (!tokens.containsAll(List.of(merge.left(), merge.right(), merge.left() + merge.right()))) {
        throw damaged(path, "the merge %s is not of tokens to a token".formatted(pair));
      }
      merges.add(merge);
    }
    return merges;
  }

  private static BadInputException damaged(Path path, String problem) {
    return new BadInputException(
        "%s: %s. Make it again with isomer vocabulary --kind byte-pair.".formatted(path, problem));
  }
}
