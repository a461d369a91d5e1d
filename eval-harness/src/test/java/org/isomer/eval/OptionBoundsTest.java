package org.isomer.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.isomer.eval.benchmark.BenchmarkFile;
import org.isomer.eval.suite.Suite;
import org.isomer.eval.suite.TaskFile;
import org.isomer.spi.Choice;
import org.isomer.spi.Option;
import org.isomer.train.Plan;
import org.junit.jupiter.api.Test;

/**
 * A number without a bound is one that somebody sets to 1e9, and waits for an answer. What is asked
 * of plugins' options by their contract is asked here of files.
 */
class OptionBoundsTest {
  private static final Set<Class<?>> NUMBERS =
      Set.of(int.class, long.class, double.class, Integer.class, Long.class, Double.class);

  /** Seeds, of which one number is as good as another. */
  private static boolean isSeed(RecordComponent component) {
    return component.getName().matches("seeds?");
  }

  @Test
  void everyNumberHasAnUpperAndALowerBound() {
    List<String> unbounded = new ArrayList<>();
    for (Class<?> type : List.of(Plan.class, TaskFile.class, Suite.class, BenchmarkFile.class)) {
      addUnbounded(type, unbounded);
    }
    assertThat(unbounded).isEmpty();
  }

  private static void addUnbounded(Class<?> type, List<String> unbounded) {
    for (RecordComponent component : type.getRecordComponents()) {
      Class<?> innermost = innermost(component.getGenericType());
      Option option = component.getAnnotation(Option.class);
      if (innermost.isRecord() && innermost != Choice.class) {
        addUnbounded(innermost, unbounded);
      } else if (NUMBERS.contains(innermost)
          && !isSeed(component)
          && (Double.isInfinite(option.min()) || Double.isInfinite(option.max()))) {
        unbounded.add(type.getName() + "." + component.getName());
      }
    }
  }

  /** The type in lists and options; a choice is checked with the plugin that it chooses. */
  private static Class<?> innermost(Type type) {
    if (type instanceof ParameterizedType generic) {
      return generic.getRawType() == Choice.class
          ? Choice.class
          : innermost(generic.getActualTypeArguments()[0]);
    }
    return (Class<?>) type;
  }
}
