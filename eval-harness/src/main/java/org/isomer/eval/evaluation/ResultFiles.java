package org.isomer.eval.evaluation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.isomer.reports.record.Result;
import org.isomer.reports.record.ResultRecord;
import org.isomer.reports.record.ResultStore;

/** Stored results as verbs see them: what is wrong with them is bad input. */
public final class ResultFiles {
  private ResultFiles() {}

  /** The record of a result in its folder. */
  public static ResultRecord record(Path folder) {
    return read(folder).record();
  }

  /** A result in its folder, with its predictions. */
  public static Result read(Path folder) {
    return ResultStore.read(List.of(folder)).get(0);
  }

  /** The records of all results in a folder; none if it is missing. */
  public static List<ResultRecord> records(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    return ResultStore.read(List.of(folder)).stream().map(Result::record).toList();
  }

  /** Finds the records of results. */
  public static List<Path> find(List<Path> places) {
    return ResultStore.find(places);
  }
}
