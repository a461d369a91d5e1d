package org.isomer.reports.leaderboard.board;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.isomer.reports.record.Protocol;
import org.isomer.reports.record.Result;
import org.isomer.reports.record.ResultRecord;
import org.isomer.reports.record.Scale;
import org.isomer.reports.record.Subject;
import org.isomer.spi.BadInputException;

/** Builds the board of results that share their samples. */
public final class BoardBuilder {
  /** What makes a column: the protocol and the metric. */
  private record Key(String protocol, String metric) {
    static Key of(Result result) {
      return new Key(result.record().protocol().digest(), result.record().headline());
    }
  }

  private final List<Key> columns;
  private final Map<Key, List<Result>> byColumn;
  private final List<Subject> rows;
  private final Map<Subject, Map<Key, Result>> bySubject = new HashMap<>();

  private BoardBuilder(List<Result> results) {
    byColumn = results.stream().collect(Collectors.groupingBy(Key::of));
    columns = byColumn.keySet().stream().sorted(columnOrder()).toList();
    for (Result result : results) {
      add(result);
    }
    rows = bySubject.keySet().stream().sorted(rowOrder()).toList();
  }

  public static Board build(List<Result> results) {
    List<Result> ordered =
        results.stream().sorted(Comparator.comparing(result -> result.record().id())).toList();
    BoardBuilder builder = new BoardBuilder(ordered);
    return new Board(
        ordered.get(0).record().data(),
        builder.columns(),
        builder.rows(),
        List.of(),
        List.of(),
        List.of());
  }

  private void add(Result result) {
    ResultRecord record = result.record();
    Result other =
        bySubject
            .computeIfAbsent(record.subject(), subject -> new HashMap<>())
            .put(Key.of(result), result);
    if (other != null) {
      throw new BadInputException(
          "results '%s' and '%s' are both about %s, %s, on the same samples. Leave one of them out."
              .formatted(
                  other.record().id(),
                  record.id(),
                  record.subject().name(),
                  record.protocol().title()));
    }
  }

  private Comparator<Key> columnOrder() {
    return Comparator.comparing((Key key) -> -resultsOf(key).size())
        .thenComparing(key -> protocolOf(key).title())
        .thenComparing(Key::protocol)
        .thenComparing(Key::metric);
  }

  private Comparator<Subject> rowOrder() {
    Comparator<Subject> byResults = this::compare;
    return byResults.thenComparing(Subject::name).thenComparing(Subject::toString);
  }

  private int compare(Subject a, Subject b) {
    return columns.stream()
        .mapToInt(column -> compare(resultOf(a, column), resultOf(b, column)))
        .filter(order -> order != 0)
        .findFirst()
        .orElse(0);
  }

  /** Better before worse before missing. */
  private static int compare(Optional<Result> a, Optional<Result> b) {
    if (a.isEmpty() || b.isEmpty()) {
      return Boolean.compare(a.isEmpty(), b.isEmpty());
    }
    Scale scale = a.get().record().headlineMetric().scale();
    return scale.better(value(a.get()), value(b.get()))
        ? -1
        : scale.better(value(b.get()), value(a.get())) ? 1 : 0;
  }

  private List<Column> columns() {
    List<Column> named = new ArrayList<>();
    for (Key key : columns) {
      Protocol protocol = protocolOf(key);
      named.add(
          new Column(
              protocol.title() + distinction(protocol),
              protocol,
              key.metric(),
              resultsOf(key).get(0).record().headlineMetric().scale()));
    }
    return named;
  }

  /** The options in which a protocol differs from others with its title; mostly empty. */
  private String distinction(Protocol protocol) {
    Set<String> names = new LinkedHashSet<>();
    for (Key key : columns) {
      Protocol other = protocolOf(key);
      if (other.title().equals(protocol.title())) {
        protocol.options().keySet().stream()
            .filter(
                name -> !Objects.equals(protocol.options().get(name), other.options().get(name)))
            .forEach(names::add);
      }
    }
    return names.isEmpty()
        ? ""
        : names.stream()
            .map(name -> name + " = " + protocol.options().get(name))
            .collect(Collectors.joining(", ", ", ", ""));
  }

  private List<Row> rows() {
    Map<Subject, List<Optional<Cell>>> cells = new HashMap<>();
    rows.forEach(subject -> cells.put(subject, new ArrayList<>()));
    for (Key column : columns) {
      Iterator<Cell> compared = ColumnComparison.compare(inRowOrder(column)).iterator();
      cells.forEach((subject, row) -> row.add(Optional.empty()));
      for (Subject subject : rows) {
        if (resultOf(subject, column).isPresent()) {
          List<Optional<Cell>> row = Objects.requireNonNull(cells.get(subject));
          row.set(row.size() - 1, Optional.of(compared.next()));
        }
      }
    }
    Map<Subject, Method> methods = new LinkedHashMap<>();
    for (Subject subject : rows) {
      List<Result> results =
          columns.stream().flatMap(column -> resultOf(subject, column).stream()).toList();
      methods.put(subject, Method.of(subject, results));
    }
    RowLabels labels = new RowLabels(methods);
    return rows.stream()
        .map(
            subject ->
                new Row(labels.of(subject), subject, Objects.requireNonNull(cells.get(subject))))
        .toList();
  }

  private List<Result> inRowOrder(Key column) {
    return rows.stream()
        .map(subject -> resultOf(subject, column))
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<Result> resultOf(Subject subject, Key column) {
    return Optional.ofNullable(Objects.requireNonNull(bySubject.get(subject)).get(column));
  }

  private List<Result> resultsOf(Key column) {
    return Objects.requireNonNull(byColumn.get(column));
  }

  private Protocol protocolOf(Key column) {
    return resultsOf(column).get(0).record().protocol();
  }

  private static double value(Result result) {
    return result.record().headlineMetric().value();
  }
}
