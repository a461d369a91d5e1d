package org.isomer.contract;

import jakarta.inject.Inject;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.stream.Stream;
import org.isomer.cli.spi.Command;
import org.isomer.cli.spi.CommandPlugin;

/** What verbs keep to. */
public final class CommandContract implements Contract<Class<? extends Command>> {
  @Override
  public Class<?> kind() {
    return CommandPlugin.class;
  }

  @Override
  public List<Rule> rules(Tested<Class<? extends Command>> tested) {
    return List.of(
        new Rule("has examples of how it is called", () -> hasExamples(tested)),
        new Rule("has a command that can be made", () -> canBeMade(tested.make())));
  }

  private static void hasExamples(Tested<?> tested) {
    List<String> examples = ((CommandPlugin<?>) tested.plugin()).examples();
    Breach.unless(
        !examples.isEmpty(), "there is no example; let examples() give one to three for --help");
    for (String example : examples) {
      Breach.unless(
          (example + " ").startsWith(tested.plugin().name() + " "),
          "the example \"%s\" does not begin with the verb; write it as it follows isomer"
              .formatted(example));
    }
  }

  private static void canBeMade(Class<? extends Command> command) {
    Breach.unless(
        !Modifier.isAbstract(command.getModifiers()),
        "%s is abstract; name the class of what the verb does".formatted(command.getName()));
    Breach.unless(
        Stream.of(command.getDeclaredConstructors())
                .filter(constructor -> constructor.isAnnotationPresent(Inject.class))
                .count()
            == 1,
        "%s has no constructor, or several, with @jakarta.inject.Inject; annotate the one that asks for what the command works with"
            .formatted(command.getName()));
  }
}
