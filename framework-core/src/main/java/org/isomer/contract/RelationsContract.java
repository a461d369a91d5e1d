package org.isomer.contract;

import java.util.List;
import org.isomer.spi.RelatedExamples;
import org.isomer.spi.Relations;
import org.isomer.spi.RelationsPlugin;
import org.isomer.spi.Split;

/** What data whose examples belong together keep to. */
public final class RelationsContract implements Contract<Relations> {
  @Override
  public Class<?> kind() {
    return RelationsPlugin.class;
  }

  @Override
  public List<Rule> rules(Tested<Relations> tested) {
    return List.of(
        new Rule("has a title, roles and relations", () -> isThere(tested.make())),
        new Rule("reads members as they are, in any order, thread and buffer", () -> reads(tested)),
        new Rule(
            "has a digest that stays",
            () -> ExamplesTrial.requireDigest(tested.make().digest(), tested.make().digest())));
  }

  private static void isThere(Relations relations) {
    Breach.unlessPhrase("title()", relations.title());
    Breach.unless(
        relations.roles().size() >= 2
            && relations.roles().stream().distinct().count() == relations.roles().size(),
        "the roles are %s; give each of at least two a name of its own"
            .formatted(relations.roles()));
    int all = 0;
    for (Split split : Split.values()) {
      RelatedExamples related = relations.split(split);
      all += related.size();
      for (int relation = 0; relation < related.size(); relation++) {
        Breach.unlessFinite("the grade of a relation", related.grade(relation));
      }
    }
    Breach.unless(all > 0, "no split has a relation; give them to one at least");
  }

  private static void reads(Tested<Relations> tested) throws Exception {
    Relations relations = tested.make();
    for (Split split : Split.values()) {
      RelatedExamples related = relations.split(split);
      for (int role = 0; role < relations.roles().size() && related.size() > 0; role++) {
        ExamplesTrial.requireReading(related.pool(role));
        ExamplesTrial.requireCopies(related.pool(role));
      }
    }
  }
}
