package org.isomer.train.overview;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.isomer.cli.spi.Command;
import org.isomer.cli.spi.Console;
import org.isomer.spi.BadInputException;

/** Tells what no run needs any more, and removes it where that is asked for. */
record Cleaning(RunsVerb.Config config, Console console) implements Command {
  @Inject
  Cleaning {}

  /**
   * {@inheritDoc}
   *
   * @throws BadInputException if something that was to be removed could not be; the rest is
   */
  @Override
  public void run() {
    RunSearch found = RunSearch.below(config.place());
    found.problems().forEach(console::warn);
    List<Leftovers> leftovers = new ArrayList<>();
    found.abandoned().forEach(each -> leftovers.add(Leftovers.abandoned(each)));
    for (Path folder : found.claimed()) {
      tried(() -> Leftovers.of(folder), console::warn).ifPresent(leftovers::add);
    }
    leftovers.removeIf(each -> each.pieces().isEmpty());
    if (leftovers.isEmpty()) {
      console.line("There is nothing to remove.");
      return;
    }
    print(leftovers);
    if (config.yes()) {
      remove(leftovers);
    } else {
      console.line(
          "%s could be removed; nothing was. Add --yes to remove them.".formatted(sum(leftovers)));
    }
  }

  private void remove(List<Leftovers> leftovers) {
    List<Leftovers> removed = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    leftovers.forEach(each -> tried(each::remove, problems::add).ifPresent(removed::add));
    console.line("%s removed.".formatted(sum(removed)));
    if (!problems.isEmpty()) {
      throw new BadInputException(String.join("\n", problems));
    }
  }

  private void print(List<Leftovers> leftovers) {
    console.table(
        List.of("size", "what", "where"),
        leftovers.stream()
            .flatMap(each -> each.pieces().stream())
            .map(
                piece ->
                    List.of(Quantity.size(piece.bytes()), piece.what(), piece.path().toString()))
            .toList());
  }

  private static String sum(List<Leftovers> leftovers) {
    return "%d, together %s"
        .formatted(
            leftovers.stream().mapToInt(each -> each.pieces().size()).sum(),
            Quantity.size(leftovers.stream().mapToLong(Leftovers::bytes).sum()));
  }

  /** What stands in the way of one run does not keep the others as they are. */
  private static Optional<Leftovers> tried(Supplier<Leftovers> action, Consumer<String> problem) {
    try {
      return Optional.of(action.get());
    } catch (BadInputException e) {
      problem.accept(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }
}
