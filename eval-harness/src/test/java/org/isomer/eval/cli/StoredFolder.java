package org.isomer.eval.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.isomer.eval.cli.results.VerifyVerb;
import org.isomer.eval.evaluation.StoredResults;
import org.isomer.reports.record.RecordDigest;
import org.isomer.reports.record.ResultStore;

/**
 * Results of every kind in a folder, as verbs find them.
 *
 * @param folder where they are
 */
public record StoredFolder(Path folder) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Writes one of each kind. */
  public void store() {
    ResultStore.write(folder, StoredResults.classes("classes", 24));
    ResultStore.write(folder, StoredResults.boxes("boxes"));
    ResultStore.write(folder, StoredResults.pixels("pixels"));
    ResultStore.write(folder, StoredResults.tries("tries"));
    ResultStore.write(folder, StoredResults.mean("mean"));
  }

  /** Changes a record as somebody would who has an editor. */
  public void edit(String id, Consumer<ObjectNode> change) throws IOException {
    Path file = folder.resolve(id).resolve(ResultStore.RECORD);
    ObjectNode record = (ObjectNode) JSON.readTree(file.toFile());
    change.accept(record);
    Files.writeString(file, JSON.writeValueAsString(record));
  }

  /** Whoever edits a record can make its digest anew. */
  void forge(String id, Consumer<ObjectNode> change) throws IOException {
    edit(id, change);
    Files.delete(folder.resolve(id).resolve(RecordDigest.FILE));
  }

  public static ObjectNode metric(ObjectNode record, String name) {
    return (ObjectNode) record.get("metrics").get(name);
  }

  /** What verify prints of results that are right. */
  public static String verify(Path results) throws Exception {
    return RunVerb.of(new VerifyVerb(), Map.of("results", "[" + results + "]"));
  }
}
