package org.isomer.augment.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.isomer.modality.text.Text;
import org.isomer.random.CounterRandom;
import org.junit.jupiter.api.Test;

class WordDropoutTest {
  private static final String TEXT = "  one two,\tthree four\nfive ";

  private static String dropped(double p, int draw) {
    Text text = new Text().set(TEXT);
    new WordDropout()
        .create(new WordDropout.Config(p))
        .apply(text, CounterRandom.of(3, "augment").at(0, draw, 0));
    return text.content();
  }

  @Test
  void eachWordGoesWithTheSameProbabilityAndTheOrderStays() {
    List<String> words = List.of("one", "two,", "three", "four", "five");
    int[] kept = new int[words.size()];
    int draws = 4000;
    for (int draw = 0; draw < draws; draw++) {
      List<String> left = Arrays.asList(dropped(0.3, draw).split(" ", -1));
      assertThat(words).containsSubsequence(left);
      left.forEach(word -> kept[words.indexOf(word)]++);
    }
    for (int count : kept) {
      // 0.7, and a fifth of the 0.3⁵ where all would have gone; 4 standard errors.
      assertThat((double) count / draws).isCloseTo(0.7 + 0.00243 / 5, within(0.029));
    }
  }

  @Test
  void oneWordStaysAndAnyOfThemMay() {
    Set<String> seen = new HashSet<>();
    for (int draw = 0; draw < 60; draw++) {
      seen.add(dropped(1, draw));
    }
    assertThat(seen).containsExactlyInAnyOrder("one", "two,", "three", "four", "five");
  }

  @Test
  void nothingGoesWithProbabilityZeroAndTheSameDrawGivesTheSameText() {
    assertThat(dropped(0, 0)).isEqualTo("one two, three four five");
    assertThat(dropped(0.5, 7)).isEqualTo(dropped(0.5, 7));
  }
}
