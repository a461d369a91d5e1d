package org.isomer.reports.leaderboard;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.isomer.reports.leaderboard.board.Copies;
import org.isomer.reports.record.Result;
import org.isomer.reports.record.ResultRecord;

/**
 * Measurements that were made more than once, as where a task is run into two folders, or under two
 * names.
 */
final class Repeats {
  private Repeats() {}

  /** Of results that differ in when, where and how long they were made alone, the last. */
  static List<Result> folded(List<Result> results) {
    Map<List<Object>, Result> measured = new LinkedHashMap<>();
    for (Result result : results) {
      ResultRecord record = result.record();
      List<Object> measurement =
          List.of(
              record.subject(),
              record.protocol().digest(), // whatever its title
              record.data(),
              record.dialect(),
              record.headline(),
              record.overlap(),
              record.warnings(),
              record.provenance().configuration(),
              Copies.content(result));
      measured.merge(measurement, result, Repeats::later);
    }
    return List.copyOf(measured.values());
  }

  private static Result later(Result one, Result other) {
    return other.record().provenance().finished().isAfter(one.record().provenance().finished())
        ? other
        : one;
  }
}
