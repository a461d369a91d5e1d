package org.isomer.reports.index;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which results are to be found, and in which order.
 *
 * @param conditions all of them must hold
 * @param sort the column or metric to sort by; results without it come last, and equal ones in the
 *     order of their files, as all do if it is absent
 * @param descending whether the greatest comes first
 * @param limit how many results at most
 * @param everyMetric whether all metrics are wanted, or only those that are named here
 */
public record IndexQuery(
    List<IndexCondition> conditions,
    Optional<String> sort,
    boolean descending,
    Optional<Integer> limit,
    boolean everyMetric) {
  /** Copies the list. */
  public IndexQuery {
    conditions = List.copyOf(conditions);
  }

  /** All columns and metrics that are named here. */
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    conditions.forEach(condition -> names.add(condition.name()));
    sort.ifPresent(names::add);
    return names;
  }

  /** Those of the names that are metrics. */
  public Set<String> metrics() {
    Set<String> metrics = names();
    metrics.removeIf(name -> IndexColumn.of(name).isPresent());
    return metrics;
  }

  /** Brings the results of several indexes together, each found by this query. */
  public List<IndexedResult> merged(List<List<IndexedResult>> found) {
    List<IndexedResult> all = new ArrayList<>();
    found.forEach(all::addAll);
    sort.ifPresent(name -> all.sort(order(name)));
    return List.copyOf(all.subList(0, Math.min(all.size(), limit.orElse(all.size()))));
  }

  private Comparator<IndexedResult> order(String name) {
    Comparator<Comparable<Object>> values =
        descending ? Comparator.reverseOrder() : Comparator.naturalOrder();
    return Comparator.comparing(
        result -> comparable(result.value(name)), Comparator.nullsLast(values));
  }

  /** A column holds values of one type. */
  @SuppressWarnings("unchecked")
  private static @Nullable Comparable<Object> comparable(Optional<?> value) {
    return (Comparable<Object>) value.orElse(null);
  }
}
