package org.isomer.framework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmbeddingQueueTest {
  @ParameterizedTest
  @CsvSource({"6, 2", "5, 2", "3, 4", "4, 4", "1, 7"})
  void theMeanAgeIsThatOfAQueueOfSteps(int size, int perStep) {
    List<Integer> putInAt = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      putInAt.add(0);
    }
    for (int step = 0; step < 8; step++) {
      int now = step;
      double expected = putInAt.stream().mapToInt(put -> now - put).average().orElseThrow();
      assertThat(EmbeddingQueue.meanAge(step, size, perStep)).isCloseTo(expected, within(1e-12));
      for (int i = 0; i < perStep; i++) {
        putInAt.add(0, step);
      }
      putInAt.subList(size, putInAt.size()).clear();
    }
  }
}
