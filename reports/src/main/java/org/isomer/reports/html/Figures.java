package org.isomer.reports.html;

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

/** Chooses the drawing for a figure's data and frames it. */
final class Figures {
  private Figures() {}

  static Element of(Artifact artifact) {
    if (artifact instanceof Curves curves) {
      return frame("Training", CurvesFigure.of(curves), artifact);
    } else if (artifact instanceof PrecisionRecall curves) {
      return frame("Precision and recall", CurvesFigure.of(curves), artifact);
    } else if (artifact instanceof Overlays overlays) {
      return frame("Predictions", OverlaysFigure.of(overlays), artifact);
    } else if (artifact instanceof EmbeddingPlot plot) {
      return frame("Map of the embedding", EmbeddingFigure.of(plot), artifact);
    } else if (artifact instanceof ViewPairs pairs) {
      return frame("Augmented views", ViewPairsFigure.of(pairs), artifact);
    }
    return frame("Nearest neighbours", NeighboursFigure.of((Neighbours) artifact), artifact);
  }

  /** A small picture at a fixed size, each of its pixels a sharp square. */
  static Element picture(Png png, String description) {
    return Element.of("img")
        .with("src", "data:image/png;base64," + png.base64())
        .with("alt", description)
        .with("title", description);
  }

  /** An example as its kind is shown. */
  static Element exhibit(Exhibit exhibit, String description) {
    if (exhibit instanceof Png png) {
      return picture(png, description);
    } else if (exhibit instanceof Trace trace) {
      return TraceFigure.of(trace, description);
    }
    return Element.of("blockquote").with("title", description).text(((Passage) exhibit).text());
  }

  private static Element frame(String title, Element drawing, Artifact artifact) {
    return Element.of("figure")
        .add(
            Element.of("h4").text(title),
            drawing,
            Element.of("figcaption").text(artifact.caption()));
  }
}
