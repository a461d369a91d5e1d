package org.isomer.augment.text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.isomer.modality.text.MaskedTokens;
import org.isomer.modality.text.Tokens;
import org.isomer.random.CounterRandom;
import org.isomer.spi.AugmentationPlugin;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.Conversion;
import org.isomer.spi.Example;
import org.isomer.spi.Option;
import org.isomer.spi.Step;
import org.isomer.wordpiece.WordPieces;

/**
 * Turns a text into tokens, with a step of your choice, and hides some of them (Devlin et al. 2019,
 * section 3.1): of n tokens max(1, round(p · n)) are drawn; each becomes {@code [MASK]}, or another
 * token drawn at random, or stays as it is. Tokens that stand for no word are left alone, and so
 * never drawn.
 *
 * <p>The framework {@code masked-language-model} finds the tokens drawn again; for other frameworks
 * this is an augmentation.
 */
public final class MaskTokens implements AugmentationPlugin<MaskTokens.Config> {
  /** Options. */
  public record Config(
      @Option(help = "The step that makes tokens, such as {name: word-pieces, vocabulary: …}")
          Choice<Step> tokenizer,
      @Option(help = "Share of the tokens that are drawn", value = "0.15", min = 0, max = 1)
          double p,
      @Option(
              help = "Share of those drawn that become the mask token",
              value = "0.8",
              min = 0,
              max = 1)
          double masked,
      @Option(
              help = "Share of those drawn that become another token at random",
              value = "0.1",
              min = 0,
              max = 1)
          double random,
      @Option(help = "The entry of the vocabulary that hides others", value = "'[MASK]'")
          String mask) {}

  @Override
  public String name() {
    return "mask-tokens";
  }

  @Override
  public String summary() {
    return "Turns a text into tokens and hides some (BERT)";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Map<String, Object> trial(Path folder) throws IOException {
    WordPieces pieces = new WordPieces();
    Map<String, Object> tokenizer = new TreeMap<>(pieces.trial(folder));
    tokenizer.put("name", pieces.name());
    return Map.of("tokenizer", tokenizer, "p", 0.3);
  }

  @Override
  public Conversion create(Config config) {
    if (config.masked + config.random > 1) {
      throw new BadInputException(
          "mask-tokens: masked is %s and random %s, together more than 1. Lower one of them."
              .formatted(config.masked, config.random));
    }
    Step step = config.tokenizer.create();
    if (!(step instanceof Conversion tokenizer && tokenizer.buffer() instanceof Tokens tokens)) {
      throw new BadInputException(
          "mask-tokens: the tokenizer %s makes no tokens. Choose a step that does, such as word-pieces."
              .formatted(config.tokenizer.plugin().name()));
    }
    List<String> vocabulary = tokens.vocabulary();
    int mask = vocabulary.indexOf(config.mask);
    if (mask < 0) {
      throw new BadInputException(
          "mask-tokens: the vocabulary of %s has no entry %s. Choose another vocabulary, or name its mask token with the option mask."
              .formatted(config.tokenizer.plugin().name(), config.mask));
    }
    int[] words =
        IntStream.range(0, vocabulary.size())
            .filter(i -> !Tokens.isSpecial(vocabulary.get(i)))
            .toArray();
    if (words.length == 0) {
      throw new BadInputException(
          "mask-tokens: the vocabulary of %s has no words. Choose another one."
              .formatted(config.tokenizer.plugin().name()));
    }
    return new Masking(tokenizer, config, mask, words);
  }

  private record Masking(Conversion tokenizer, Config config, int mask, int[] words)
      implements Conversion {
    @Override
    public Class<? extends Example> accepts() {
      return tokenizer.accepts();
    }

    @Override
    public String digest() {
      return tokenizer.digest();
    }

    @Override
    public MaskedTokens buffer() {
      return new MaskedTokens((Tokens) tokenizer.buffer());
    }

    /** Hides nothing. */
    @Override
    public void convert(Example from, Example into) {
      MaskedTokens made = (MaskedTokens) into;
      tokenizer.convert(from, made.tokens());
      made.begin();
    }

    @Override
    public void convert(Example from, Example into, CounterRandom random) {
      convert(from, into);
      MaskedTokens made = (MaskedTokens) into;
      int[] places = places(made.tokens());
      int[] order = random.permutation(places.length);
      int drawn = places.length == 0 ? 0 : Math.max(1, (int) Math.round(config.p * places.length));
      for (int i = 0; i < drawn; i++) {
        int place = places[order[i]];
        made.hide(place, shown(made.tokens().id(place), random));
      }
    }

    /** Where the tokens of words are. */
    private static int[] places(Tokens tokens) {
      return IntStream.range(0, tokens.count()).filter(i -> !tokens.isSpecial(i)).toArray();
    }

    private int shown(int token, CounterRandom random) {
      double draw = random.nextDouble();
      if (draw < config.masked) {
        return mask;
      }
      return draw < config.masked + config.random ? words[random.nextInt(words.length)] : token;
    }
  }
}
