package org.isomer.reports.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.isomer.reports.artifact.Curves;
import org.isomer.reports.html.figure.CriticalDifferenceFigure;
import org.isomer.reports.html.figure.CurvesFigure;
import org.isomer.reports.html.figure.ParetoFigure;
import org.isomer.reports.html.figure.ProfileCurves;
import org.isomer.reports.html.markup.Element;
import org.isomer.reports.leaderboard.ranking.Entrant;
import org.isomer.reports.leaderboard.ranking.ParetoFront;
import org.isomer.reports.leaderboard.ranking.PerformanceProfile;
import org.isomer.reports.leaderboard.ranking.RankTest;
import org.isomer.reports.leaderboard.ranking.Ranking;
import org.isomer.reports.leaderboard.ranking.RankingNotes;

/** All subjects over all tasks: the verdict, the table, and the figures. */
final class RankingSection {
  private RankingSection() {}

  static Element of(Ranking ranking) {
    Element notes = Element.of("ul", "notes");
    RankingNotes.of(ranking).forEach(note -> notes.add(Element.of("li").text(note)));
    Element section =
        Element.of("section", "board")
            .with("id", "ranking")
            .add(
                Element.of("h2").text(RankingNotes.heading()),
                Element.of("p", "lead").text(RankingNotes.size(ranking)),
                Element.of("div", "cards").add(verdict(ranking)),
                RankingTable.of(ranking),
                notes);
    return ranking.isSmall()
        ? section
        : section.add(figures(ranking)).add(PairingTable.of(ranking));
  }

  private static List<Element> figures(Ranking ranking) {
    List<Element> wide = new ArrayList<>();
    ranking
        .test()
        .filter(CriticalDifferenceFigure::says)
        .ifPresent(test -> wide.add(criticalDifference(ranking, test)));
    Element figures = Element.of("div", "figures");
    PerformanceProfile.of(ranking).ifPresent(profile -> figures.add(profile(ranking, profile)));
    front(ranking, "Score and size", "parameters", Entrant::parameters).ifPresent(figures::add);
    front(ranking, "Score and pretraining time", "pretraining, seconds", Entrant::seconds)
        .ifPresent(figures::add);
    wide.add(figures);
    return wide;
  }

  private static Element verdict(Ranking ranking) {
    Element card = Element.of("div", "card");
    String test = RankingNotes.verdict(ranking);
    return RankingNotes.lead(ranking)
        .map(
            lead ->
                card.add(
                    Element.of("p", "over").text("Highest mean win rate"),
                    Element.of("p", "leader").text(ranking.entrants().get(0).label()),
                    Element.of("p", "statement").text(lead + " " + test)))
        .orElseGet(() -> card.add(Element.of("p", "statement").text(test)));
  }

  private static Element criticalDifference(Ranking ranking, RankTest test) {
    return Element.of("div", "wide")
        .add(
            frame(
                "Average ranks",
                CriticalDifferenceFigure.of(ranking, test),
                "Critical-difference diagram: no two of the subjects that a bar joins are told apart."));
  }

  private static Element profile(Ranking ranking, PerformanceProfile profile) {
    Curves curves = ProfileCurves.of(ranking, profile);
    return frame("Performance profile", CurvesFigure.of(curves), curves.caption());
  }

  private static Optional<Element> front(
      Ranking ranking, String title, String axis, Function<Entrant, OptionalDouble> cost) {
    List<ParetoFront.Point> points = ParetoFront.of(ranking, cost).points();
    return points.stream().mapToDouble(ParetoFront.Point::cost).distinct().count() < 2
        ? Optional.empty()
        : Optional.of(
            frame(
                title,
                ParetoFigure.of(ranking, points, axis),
                "The line is the Pareto front: no subject on it is beaten by one that costs no"
                    + " more. Subjects of unknown cost are left out."));
  }

  static Element frame(String title, Element drawing, String caption) {
    return Element.of("figure")
        .add(Element.of("h3").text(title), drawing, Element.of("figcaption").text(caption));
  }
}
