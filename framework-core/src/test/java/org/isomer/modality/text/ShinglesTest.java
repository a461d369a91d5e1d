package org.isomer.modality.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.isomer.random.CounterRandom;
import org.isomer.sketch.Sketch;
import org.junit.jupiter.api.Test;

class ShinglesTest {
  private static Sketch of(String text) {
    return new Text().set(text).sketch().orElseThrow();
  }

  private static double likeness(String one, String other) {
    assertThat(of(one).likeness(of(other))).isEqualTo(of(other).likeness(of(one)));
    return of(one).likeness(of(other));
  }

  /** Words of a small vocabulary, so that rows occur in many texts. */
  private static List<String> words(int seed, int count) {
    CounterRandom random = CounterRandom.of(seed, "words");
    return IntStream.range(0, count)
        .mapToObj(i -> "w" + random.nextInt(40))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static String changed(List<String> words, int... places) {
    List<String> changed = new ArrayList<>(words);
    Arrays.stream(places).forEach(place -> changed.set(place, "other"));
    return String.join(" ", changed);
  }

  @Test
  void caseAccentsPunctuationAndSpaceDoNotCount() {
    assertThat(likeness("A man is playing.", "a  MAN is\tplaying")).isEqualTo(1);
    assertThat(likeness("Café “Müller”", "cafe muller!")).isEqualTo(1);
    assertThat(likeness("yes", "Yes!!")).isEqualTo(1);
    assertThat(likeness("东京 是", "东京是。")).isEqualTo(1);
    assertThat(new Text().set(" ?! … ").sketch()).isEmpty();
  }

  @Test
  void theCoefficientIsThatOfRowsOfThreeWords() {
    assertThat(likeness("a b c d", "b c d e")).isCloseTo(1.0 / 3, within(1e-12));
    assertThat(likeness("a b c d", "x a b c d")).isCloseTo(2.0 / 3, within(1e-12));
    assertThat(likeness("a b", "b a")).isZero();
    assertThat(likeness("a b c", "a b")).isZero();
  }

  @Test
  void oneWordInThirtyMayHaveBeenChanged() {
    List<String> words = IntStream.range(0, 29).mapToObj(i -> "word" + i).toList();
    String text = String.join(" ", words);

    assertThat(of(text).near(of(changed(words, 14)))).hasValue(24.0 / 30);
    assertThat(of(text).near(of(changed(words, 10, 20)))).isEmpty();
    assertThat(of("A man plays a guitar").near(of("A man plays a flute"))).isEmpty();
  }

  /** Whatever the order of places is, and so also where the rarest come first. */
  @Test
  void everyNearOneHasAPlaceInCommonAmongTheFirst() {
    List<Sketch> sketches = new ArrayList<>();
    for (int seed = 0; seed < 60; seed++) {
      List<String> words = words(seed, 3 + seed);
      sketches.add(of(String.join(" ", words)));
      sketches.add(of(changed(words, seed / 2)));
      sketches.add(of(String.join(" ", words.subList(seed / 10, words.size()))));
    }
    int near = 0;
    for (Sketch one : sketches) {
      Set<Long> places = first(one);
      for (Sketch other : sketches) {
        if (one.near(other).isPresent()) {
          near++;
          Set<Long> common = new HashSet<>(places);
          common.retainAll(first(other));
          assertThat(common).isNotEmpty();
        }
      }
    }
    assertThat(near).isGreaterThan(sketches.size() + 100);
  }

  private static Set<Long> first(Sketch sketch) {
    return Arrays.stream(sketch.places())
        .boxed()
        .sorted(Comparator.comparing((Long place) -> Long.reverse(place)))
        .limit(sketch.enough())
        .collect(Collectors.toSet());
  }

  /** 3 of 9,998 rows change with each word. */
  @Test
  void ofALongTextASampleIsCompared() {
    List<String> words = IntStream.range(0, 10_000).mapToObj(i -> "word" + i).toList();
    int[] places = IntStream.range(0, 300).map(i -> 30 * i + 5).toArray();

    double likeness = likeness(String.join(" ", words), changed(words, places));

    assertThat(likeness).isCloseTo((9998.0 - 900) / (9998 + 900), within(0.03));
    assertThat(likeness(String.join(" ", words), String.join(" ", words))).isEqualTo(1);
    assertThat(of(String.join(" ", words)).enough()).isEqualTo(205);
  }
}
