package org.isomer.reports.leaderboard.board;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.isomer.reports.record.Result;
import org.isomer.reports.record.Settings;
import org.isomer.reports.record.Subject;

/** What subjects share that differ in their seed alone: the configuration without its seed. */
public record Method(
    String name, Optional<Subject.EncoderFacts> encoder, long steps, String configuration) {
  /**
   * The method of a subject.
   *
   * @param results the subject's, of which the first tells the configuration
   */
  static Method of(Subject subject, List<Result> results) {
    return new Method(
        subject.name(),
        subject.encoder(),
        subject.pretraining().map(Subject.Pretraining::steps).orElse(0L),
        results.stream()
            .map(result -> result.record().provenance().configuration())
            .map(text -> text.replaceAll("(?m)^seed:.*$", ""))
            .findFirst()
            .orElse(""));
  }

  /**
   * What methods share that were trained alike, each on data of its own. How many parameters and
   * steps there are may follow from the data.
   */
  public Method onAnyData() {
    return new Method(
        name,
        encoder.map(facts -> new Subject.EncoderFacts(facts.name(), 0, facts.dim())),
        Math.min(steps, 1),
        configuration.replaceAll("(?m)^dataset:.*\\R(?: .*\\R?)*", ""));
  }

  /**
   * Whether subjects of one method can be folded: no seed comes twice, which would be one training
   * counted twice, and no two seeds have the same weights.
   */
  public static boolean differInSeed(Collection<Subject> subjects) {
    return distinct(subjects, Subject::seed) == subjects.size()
        && distinct(
                subjects.stream().filter(subject -> subject.pretraining().isPresent()).toList(),
                subject -> subject.pretraining().orElseThrow().checkpoint())
            == subjects.stream().filter(subject -> subject.pretraining().isPresent()).count();
  }

  private static long distinct(Collection<Subject> subjects, Function<Subject, Object> part) {
    return subjects.stream().map(part).distinct().count();
  }

  /** The configuration's values by dotted name. */
  Map<String, String> settings() {
    return Settings.of(configuration);
  }

  /** The loss of the framework; empty if it has none. */
  Optional<String> loss() {
    Map<String, String> settings = settings();
    return Stream.of("framework.loss.name", "framework.loss")
        .flatMap(name -> Optional.ofNullable(settings.get(name)).stream())
        .findFirst();
  }

  /**
   * The names of settings in which methods of this name differ: those of framework and loss if they
   * do, else all, if they are few.
   */
  List<String> differences(List<Method> methods) {
    List<Map<String, String>> all =
        methods.stream()
            .filter(method -> method.name.equals(name))
            .distinct()
            .map(Method::settings)
            .toList();
    List<String> names =
        all.stream()
            .flatMap(settings -> settings.keySet().stream())
            .distinct()
            .filter(key -> all.stream().map(settings -> settings.get(key)).distinct().count() > 1)
            .sorted()
            .toList();
    List<String> telling = names.stream().filter(Method::isName).toList();
    return !telling.isEmpty() ? telling : names.size() <= 3 ? names : List.of();
  }

  /** The name, and the values of these settings; what is not pretrained has none of them. */
  String label(List<String> differences) {
    if (steps == 0) {
      return name;
    }
    Map<String, String> settings = settings();
    return Stream.concat(
            Stream.of(name),
            differences.stream()
                .filter(settings::containsKey)
                .map(key -> (isName(key) ? "" : key + " = ") + settings.get(key)))
        .collect(Collectors.joining(", "));
  }

  private static boolean isName(String setting) {
    return setting.matches("framework(\\.loss)?(\\.name)?");
  }
}
