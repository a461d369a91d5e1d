package org.isomer.contract;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import org.isomer.spi.AnnotatedExamples;
import org.isomer.spi.ClassData;
import org.isomer.spi.Dataset;
import org.isomer.spi.DatasetPlugin;
import org.isomer.spi.Encodable;
import org.isomer.spi.Example;
import org.isomer.spi.Examples;
import org.isomer.spi.Split;

/** What data sets keep to. */
public final class DatasetContract implements Contract<Dataset> {
  @Override
  public Class<?> kind() {
    return DatasetPlugin.class;
  }

  @Override
  public List<Rule> rules(Tested<Dataset> tested) {
    return rules(tested::make);
  }

  /**
   * The rules of data sets, whatever is noted of their examples.
   *
   * @param opening opens the data, each time anew
   */
  public static List<Rule> rules(Supplier<? extends Dataset> opening) {
    return List.of(
        new Rule("has a title and examples to train on", () -> isThere(opening.get())),
        new Rule("names examples once, in all splits", () -> names(opening.get())),
        new Rule(
            "reads an example as it is, in any order, thread and buffer",
            () -> reads(opening.get())),
        new Rule(
            "has a digest that stays",
            () -> ExamplesTrial.requireDigest(opening.get().digest(), opening.get().digest())),
        new Rule("has labels of its classes", () -> labels(opening.get())));
  }

  private static void isThere(Dataset data) {
    Breach.unlessPhrase("title()", data.title());
    Breach.unless(
        data.split(Split.TRAIN).size() > 0,
        "the split for training is empty; without it nothing can be learned");
    Breach.unless(
        data.memory() >= 0, "memory() is negative; say how many bytes of Java's memory are taken");
  }

  private static void names(Dataset data) {
    Set<String> taken = new HashSet<>();
    for (Split split : Split.values()) {
      ExamplesTrial.requireNames(data.split(split), taken);
    }
  }

  private static void reads(Dataset data) throws Exception {
    for (Split split : Split.values()) {
      Examples examples = data.split(split);
      ExamplesTrial.requireReading(examples);
      ExamplesTrial.requireCopies(examples);
      if (examples.size() > 0 && examples.buffer() instanceof Encodable) {
        Example first = examples.buffer();
        examples.read(0, first);
        Numbers.requireFinite("a number of " + examples.id(0), (Encodable) first);
      }
    }
  }

  private static void labels(Dataset data) throws Exception {
    if (data instanceof ClassData classes) {
      int count = classes.classes().size();
      for (Split split : Split.values()) {
        AnnotatedExamples<OptionalInt> examples = classes.split(split);
        ExamplesTrial.requireAnnotations(examples, label -> label);
        for (long i = 0; i < Math.min(1000, examples.size()); i++) {
          OptionalInt label = examples.annotation(i);
          Breach.unless(
              label.isEmpty() || (label.getAsInt() >= 0 && label.getAsInt() < count),
              "%s has the label %s, and there are %d classes; labels count from 0"
                  .formatted(examples.id(i), label, count));
        }
      }
    }
  }
}
