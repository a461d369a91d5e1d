package org.isomer.data.text;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.isomer.data.relation.SplitRelations.Part;
import org.isomer.spi.BadInputException;

/** Which documents are relevant to which queries, as a file of BEIR has it. */
final class Judgements {
  private static final List<String> COLUMNS = List.of("query-id", "corpus-id", "score");

  private Judgements() {}

  private record Judgement(String query, String document, double score) {}

  /**
   * The relations of a split: of its queries those that are judged, and all documents.
   *
   * @param documents those that are not empty
   * @throws org.isomer.spi.BadInputException naming the lines whose ids are nowhere, that judge
   *     something again, or whose score is no number
   */
  static Part of(Optional<Table> table, Passages queries, TextPool documents) {
    Map<String, Integer> ofDocument = Passages.places(documents);
    List<Judgement> judged = table.map(each -> read(each, queries, ofDocument)).orElse(List.of());
    TextPool asked =
        queries.pool(judged.stream().map(Judgement::query).collect(Collectors.toSet()));
    Map<String, Integer> ofQuery = Passages.places(asked);
    return new Part(
        List.of(asked, documents),
        List.of(
            judged.stream().mapToInt(each -> place(ofQuery, each.query())).toArray(),
            judged.stream().mapToInt(each -> place(ofDocument, each.document())).toArray()),
        Optional.of(judged.stream().mapToDouble(Judgement::score).toArray()));
  }

  private static int place(Map<String, Integer> places, String id) {
    return places.getOrDefault(id, -1);
  }

  private static List<Judgement> read(
      Table table, Passages queries, Map<String, Integer> documents) {
    Set<List<String>> pairs = new HashSet<>();
    return table.read(
        COLUMNS,
        fields -> {
          Judgement judged =
              new Judgement(
                  fields.filled(0, "query"), fields.filled(1, "document"), fields.number(2));
          if (!queries.texts().containsKey(judged.query())) {
            throw wrong(
                fields, "there is no query %s in the queries. Correct the id", judged.query());
          }
          if (!documents.containsKey(judged.document())) {
            throw wrong(
                fields,
                "there is no document %s in the corpus, or it is empty. Correct the id",
                judged.document());
          }
          if (!pairs.add(List.of(judged.query(), judged.document()))) {
            throw wrong(
                fields,
                "document %s is judged for this query by an earlier line. Correct one",
                judged.document());
          }
          return judged;
        });
  }

  private static BadInputException wrong(Fields fields, String problem, String id) {
    return fields.table().wrong(fields.line(), problem.formatted(id) + ", or remove the line");
  }
}
