package org.isomer.eval.cli;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.isomer.cli.spi.Argument;
import org.isomer.cli.spi.Command;
import org.isomer.cli.spi.CommandPlugin;
import org.isomer.cli.spi.Console;
import org.isomer.data.Sources;
import org.isomer.data.Unsplit;
import org.isomer.embedding.EmbeddedReader;
import org.isomer.embedding.Encoders;
import org.isomer.embedding.OpenEncoder;
import org.isomer.embedding.VectorIndex;
import org.isomer.eval.cli.results.OwnPage;
import org.isomer.eval.evaluation.OutputFolder;
import org.isomer.eval.subject.RunFigures;
import org.isomer.eval.subject.Runs;
import org.isomer.exhibit.Exhibit;
import org.isomer.exhibit.Passage;
import org.isomer.file.FolderLock;
import org.isomer.plugin.Modalities;
import org.isomer.reports.artifact.SearchHits;
import org.isomer.reports.html.SearchReport;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Examples;
import org.isomer.spi.Modality;
import org.isomer.spi.Option;

/** {@code isomer search RUN|MODEL QUERY --index FILE.npy}. */
public final class SearchVerb implements CommandPlugin<SearchVerb.Config> {
  private static final String PAGE = "index.html";

  /** The command line of search. */
  public record Config(
      @Argument("RUN|MODEL")
          @Option(help = "The run or the model file that has made the vectors, as embed takes it")
          Path model,
      @Argument("QUERY")
          @Option(help = "What to look for: a file of an image or of a series, or a text")
          String query,
      @Option(help = "The vectors to search, as embed writes them (.npy, with its .json beside it)")
          Path index,
      @Option(help = Runs.PLACES, value = "[]") List<String> set,
      @Option(help = "How many of the nearest to show", value = "10", min = 1, max = 1000) int k,
      @Option(
              help =
                  "A folder for a page (index.html) that shows the query and the nearest; a page that Isomer wrote is replaced")
          Optional<Path> page) {
    /** Copies the list. */
    public Config {
      set = List.copyOf(set);
    }
  }

  @Override
  public String name() {
    return "search";
  }

  @Override
  public String summary() {
    return "Finds the examples that are nearest to one, among vectors that embed has written";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public List<String> examples() {
    return List.of(
        "search runs/mine --index photos.npy cat.jpg",
        "search runs/simcse --index reviews.npy 'it broke after a week' --k 5 --page found");
  }

  @Override
  public Class<? extends Command> create(Config config) {
    return Searching.class;
  }

  record Searching(
      Config config,
      Encoders encoders,
      EmbeddedReader reader,
      Sources sources,
      Modalities modalities,
      Console console)
      implements Command {
    @Inject
    Searching {}

    @Override
    public void run() {
      config.page().ifPresent(Searching::requireFree);
      OpenEncoder encoder = encoders.open(config.model(), config.set());
      VectorIndex index = VectorIndex.read(config.index(), encoder.model());
      Unsplit query = sources.query(config.query(), encoder.model().input());
      List<String> doubts = new ArrayList<>(encoder.doubts("queries", query.examples()));
      doubts.addAll(query.warnings());
      doubts.forEach(console::warn);
      index.note().warnings().stream()
          .filter(warning -> !doubts.contains(warning))
          .forEach(warning -> console.warn("%s: %s".formatted(config.index(), warning)));
      float[] vector = encoder.vectors(query.examples(), done -> {}).rows()[0];
      List<VectorIndex.Hit> hits = index.nearest(vector, config.k());
      Modality modality = modalities.of(query.examples());
      // What pages show as a passage a terminal can show too.
      boolean words = RunFigures.shown(modality, query.examples(), 0) instanceof Passage;
      Optional<Examples> indexed =
          words || config.page().isPresent() ? indexed(index, encoder) : Optional.empty();
      List<List<String>> rows = new ArrayList<>();
      for (VectorIndex.Hit hit : hits) {
        rows.add(
            List.of(
                String.valueOf(rows.size() + 1),
                String.format(Locale.ROOT, "%.4f", hit.cosine()),
                indexed
                    .filter(examples -> words)
                    .map(examples -> RunFigures.named(examples, hit.row()))
                    .orElse(hit.id())));
      }
      console.table(List.of("", "cosine", "example"), rows);
      config
          .page()
          .ifPresent(folder -> write(folder, encoder, index, modality, indexed, query, hits));
    }

    private static void requireFree(Path folder) {
      OutputFolder.requireAvailable(folder);
      OwnPage.isThere(folder.resolve(PAGE), "--page");
    }

    private void write(
        Path folder,
        OpenEncoder encoder,
        VectorIndex index,
        Modality modality,
        Optional<Examples> indexed,
        Unsplit query,
        List<VectorIndex.Hit> hits) {
      SearchHits page =
          new SearchHits(
              query.title(),
              RunFigures.shown(modality, query.examples(), 0),
              "%s, %,d vectors by the encoder %s"
                  .formatted(index.note().data(), index.vectors().size(), encoder.model().name()),
              hits.stream()
                  .map(
                      hit ->
                          new SearchHits.Hit(hit.id(), hit.cosine(), shown(indexed, modality, hit)))
                  .toList());
      Path file = folder.resolve(PAGE);
      try (FolderLock lock = FolderLock.acquire(folder)) {
        OwnPage.isThere(file, "--page");
        OutputFolder.write(file, SearchReport.render(page));
      }
      console.line(file.toString());
    }

    private static Optional<Exhibit> shown(
        Optional<Examples> indexed, Modality modality, VectorIndex.Hit hit) {
      return indexed.map(examples -> RunFigures.shown(modality, examples, hit.row()));
    }

    /** The examples of the index; none if they are no longer to be had. */
    private Optional<Examples> indexed(VectorIndex index, OpenEncoder encoder) {
      try {
        return Optional.of(index.examples(reader, encoder.model()));
      } catch (BadInputException e) {
        console.warn("the examples are named and not shown: " + e.getMessage());
        return Optional.empty();
      }
    }
  }
}
