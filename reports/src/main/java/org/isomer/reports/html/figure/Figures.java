package org.isomer.reports.html.figure;

import org.isomer.exhibit.Exhibit;
import org.isomer.exhibit.Passage;
import org.isomer.exhibit.Png;
import org.isomer.exhibit.Trace;
import org.isomer.reports.artifact.Artifact;
import org.isomer.reports.artifact.Curves;
import org.isomer.reports.artifact.EmbeddingPlot;
import org.isomer.reports.artifact.Neighbours;
import org.isomer.reports.artifact.Overlays;
import org.isomer.reports.artifact.PrecisionRecall;
import org.isomer.reports.artifact.ViewPairs;
import org.isomer.reports.artifact.WorstErrors;
import org.isomer.reports.html.markup.Element;

/** Chooses the drawing for a figure's data and frames it. */
public final class Figures {
  private Figures() {}

  /** With the title that figures of its kind have. */
  public static Element of(Artifact artifact) {
    return of(title(artifact), artifact);
  }

  /** With a title of its own. */
  public static Element of(String title, Artifact artifact) {
    return Element.of("figure")
        .add(
            Element.of("h4").text(title),
            drawing(artifact),
            Element.of("figcaption").text(artifact.caption()));
  }

  private static String title(Artifact artifact) {
    return switch (artifact.kind()) {
      case CURVES -> "Training";
      case PRECISION_RECALL -> "Precision and recall";
      case OVERLAYS -> "Predictions";
      case EMBEDDING_PLOT -> "Map of the embedding";
      case VIEW_PAIRS -> "Augmented views";
      case NEIGHBOURS -> "Nearest neighbours";
      case WORST_ERRORS -> "Worst errors";
    };
  }

  private static Element drawing(Artifact artifact) {
    if (artifact instanceof Curves curves) {
      return CurvesFigure.of(curves);
    } else if (artifact instanceof PrecisionRecall curves) {
      return CurvesFigure.of(curves);
    } else if (artifact instanceof Overlays overlays) {
      return OverlaysFigure.of(overlays);
    } else if (artifact instanceof EmbeddingPlot plot) {
      return EmbeddingFigure.of(plot);
    } else if (artifact instanceof ViewPairs pairs) {
      return ViewPairsFigure.of(pairs);
    } else if (artifact instanceof WorstErrors errors) {
      return WorstErrorsFigure.of(errors);
    }
    return NeighboursFigure.of((Neighbours) artifact);
  }

  /** A small picture at a fixed size, each of its pixels a sharp square. */
  static Element picture(Png png, String description) {
    return Element.of("img")
        .with("src", "data:image/png;base64," + png.base64())
        .with("alt", description)
        .with("title", description);
  }

  /** An example as its kind is shown. */
  public static Element exhibit(Exhibit exhibit, String description) {
    if (exhibit instanceof Png png) {
      return picture(png, description);
    } else if (exhibit instanceof Trace trace) {
      return TraceFigure.of(trace, description);
    }
    return Element.of("blockquote").with("title", description).text(((Passage) exhibit).text());
  }
}
