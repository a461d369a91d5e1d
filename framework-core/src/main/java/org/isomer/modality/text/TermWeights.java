package org.isomer.modality.text;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.isomer.modality.Numbers;
import org.isomer.spi.Conversion;
import org.isomer.spi.Example;
import org.isomer.spi.Examples;

/**
 * Counts the terms of a text, each by its weight. The most frequent terms of the texts that it was
 * made from have a number of their own; others share {@link TermHash#SIZE} numbers.
 */
final class TermWeights implements Conversion {
  private final Terms terms;
  private final Map<String, Integer> places = new HashMap<>();
  private final Map<String, Integer> frequencies;
  private final boolean inverse;
  private final long documents;

  /**
   * Learns from texts how many of them have each term.
   *
   * @param inverse whether a term weighs log((1 + N) / (1 + n)) + 1, where n of N texts have it, or
   *     1
   * @param most how many terms have a number of their own, at most
   */
  TermWeights(Terms terms, boolean inverse, int most, Examples train) {
    this.terms = terms;
    this.inverse = inverse;
    documents = train.size();
    frequencies = frequencies(terms, train);
    frequencies.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(most)
        .forEach(entry -> places.put(entry.getKey(), places.size()));
  }

  private static Map<String, Integer> frequencies(Terms terms, Examples train) {
    Map<String, Integer> frequencies = new HashMap<>();
    Text text = (Text) train.buffer();
    for (long i = 0; i < train.size(); i++) {
      train.read(i, text);
      Set<String> once = new LinkedHashSet<>(terms.of(text.content()));
      once.forEach(term -> frequencies.merge(term, 1, Integer::sum));
    }
    return frequencies;
  }

  @Override
  public Class<Text> accepts() {
    return Text.class;
  }

  @Override
  public Numbers buffer() {
    return new Numbers(Text.MODALITY, "terms", places.size() + TermHash.SIZE);
  }

  @Override
  public void convert(Example from, Example into) {
    Numbers made = (Numbers) into;
    made.clear();
    List<String> found = terms.of(((Text) from).content());
    for (String term : found) {
      made.values()[place(term)] += (float) weight(term);
    }
  }

  private int place(String term) {
    Integer own = places.get(term);
    return own == null ? places.size() + TermHash.bucket(term) : own;
  }

  private double weight(String term) {
    return inverse
        ? StrictMath.log((1.0 + documents) / (1.0 + frequencies.getOrDefault(term, 0))) + 1
        : 1;
  }
}
