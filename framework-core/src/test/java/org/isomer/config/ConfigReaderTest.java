package org.isomer.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.isomer.spi.Additions;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.Option;
import org.isomer.spi.Plugin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigReaderTest {
  interface Shape {}

  enum Finish {
    MATT,
    HIGH_GLOSS
  }

  record Circle(
      @Option(help = "Radius in pixels", value = "1.5", min = 0, exclusiveMin = true) double radius,
      @Option(help = "Surface", value = "high-gloss") Finish finish)
      implements Shape {}

  record Square(@Option(help = "Side in pixels", min = 1, max = 100) int sideLength)
      implements Shape {
    Square {
      if (sideLength == 13) {
        throw new BadInputException("side-length 13 brings bad luck; take 12 or 14");
      }
    }
  }

  record Paint(
      @Option(help = "Coats", value = "2", min = 1) int coats,
      @Option(help = "Where the paint is") Optional<Path> bucket) {}

  record Drawing(
      @Option(help = "Title") String title,
      @Option(help = "Main shape", value = "{name: circle, radius: 3}") Choice<Shape> main,
      @Option(help = "More shapes", value = "[]") List<List<Choice<Shape>>> more,
      @Option(help = "Paint", value = "{coats: 3}") Paint paint,
      @Option(help = "Seed", value = "7") long seed,
      @Option(help = "Rates", value = "[0.5, 1e-3]", min = 0, max = 1) List<Double> rates,
      @Option(help = "Framed", value = "false") boolean framed,
      @Option(help = "Note") Optional<String> note) {}

  /** A plugin that hands its configuration on as the shape. */
  record ShapePlugin<C extends Record & Shape>(String name, Class<C> configType)
      implements Plugin<C, Shape> {
    @Override
    public String summary() {
      return name;
    }

    @Override
    public Shape create(C config) {
      return config;
    }
  }

  record Shapes(List<Plugin<?, ?>> shapes, Class<? extends Additions<?>> additions)
      implements Plugins {
    @Override
    public List<Plugin<?, ?>> thatMake(Class<?> type) {
      return type == Shape.class ? shapes : List.of();
    }

    @Override
    public String kind(Class<?> type) {
      return "shape";
    }

    @Override
    public Class<? extends Additions<?>> additions(Plugin<?, ?> plugin) {
      return additions;
    }
  }

  private static final Plugins SHAPES =
      new Shapes(
          List.of(
              new ShapePlugin<>("circle", Circle.class), new ShapePlugin<>("square", Square.class)),
          Additions.None.class);

  private final ConfigReader reader = new ConfigReader(SHAPES);

  private Drawing read(String yaml, String... overrides) {
    return reader.bind(Drawing.class, "drawing.yaml", yaml, List.of(overrides));
  }

  private void refuses(String yaml, List<String> overrides, String... lines) {
    assertThatThrownBy(() -> reader.bind(Drawing.class, "drawing.yaml", yaml, overrides))
        .isInstanceOf(BadInputException.class)
        .hasMessage(String.join("\n", lines));
  }

  private void refuses(String yaml, String... lines) {
    refuses(yaml, List.of(), lines);
  }

  @Test
  void bindsEveryTypeOfComponent() {
    Drawing drawing =
        read(
            """
            title: 2024
            main: {name: square, side-length: 0x10}
            more:
              - [circle, {name: circle, radius: 1e-3, finish: matt}]
              - []
            paint: {bucket: colours/red}
            seed: 9000000000
            rates: [1, .25]
            framed: true
            note: "true"
            """);
    assertThat(drawing.title()).isEqualTo("2024");
    assertThat(drawing.main().create()).isEqualTo(new Square(16));
    assertThat(drawing.more().get(0).stream().<Object>map(Choice::create))
        .containsExactly(new Circle(1.5, Finish.HIGH_GLOSS), new Circle(0.001, Finish.MATT));
    assertThat(drawing.more().get(1)).isEmpty();
    assertThat(drawing.paint())
        .isEqualTo(new Paint(3, Optional.of(Path.of("colours/red").toAbsolutePath())));
    assertThat(drawing.seed()).isEqualTo(9_000_000_000L);
    assertThat(drawing.rates()).containsExactly(1.0, 0.25);
    assertThat(drawing.framed()).isTrue();
    assertThat(drawing.note()).contains("true");
  }

  @Test
  void takesDefaults() {
    Drawing drawing = read("title: t");
    assertThat(drawing.main().create()).isEqualTo(new Circle(3, Finish.HIGH_GLOSS));
    assertThat(drawing.paint()).isEqualTo(new Paint(3, Optional.empty()));
    assertThat(drawing.rates()).containsExactly(0.5, 0.001);
    assertThat(drawing.note()).isEmpty();
    assertThat(reader.defaults(Paint.class)).isEqualTo(new Paint(2, Optional.empty()));
  }

  @Test
  void changesADefaultPluginKeyByKeyUnlessANameStartsAfresh() {
    assertThat(read("title: t\nmain: {finish: matt}").main().create())
        .isEqualTo(new Circle(3, Finish.MATT));
    assertThat(read("title: t\nmain: {name: circle, finish: matt}").main().create())
        .isEqualTo(new Circle(1.5, Finish.MATT));
    assertThat(read("title: t\nmain: circle").main().create())
        .isEqualTo(new Circle(1.5, Finish.HIGH_GLOSS));
  }

  @Test
  void refusesAnUnknownOption() {
    refuses(
        """
        title: t
        paint:
          coat: 3
        """,
        "drawing.yaml:3:3: paint.coat: unknown option, did you mean coats?");
    refuses(
        "{title: t, size: 3}",
        "drawing.yaml:1:12: size: unknown option; there are: title, main, more, paint, seed,"
            + " rates, framed, note");
    refuses(
        "{title: t, main: {name: circle, side-length: 3}}",
        "drawing.yaml:1:33: main.side-length: unknown option of shape circle; there are: radius,"
            + " finish");
  }

  @Test
  void refusesAWrongType() {
    refuses(
        """
        title: [t]
        main: [circle]
        more: circle
        paint: red
        seed: 1.5
        rates: [0.5, lots]
        framed: "true"
        """,
        "drawing.yaml:1:8: title: expected text, not a list",
        "drawing.yaml:2:7: main: expected a shape (circle, square), not a list",
        "drawing.yaml:3:7: more: expected a list, not \"circle\"",
        "drawing.yaml:4:8: paint: expected a mapping, not \"red\"",
        "drawing.yaml:5:7: seed: expected a whole number, not 1.5",
        "drawing.yaml:6:14: rates.1: expected a number from 0 to 1, not \"lots\"",
        "drawing.yaml:7:9: framed: expected true or false, not \"true\"");
  }

  @Test
  void refusesAnUnknownPlugin() {
    refuses(
        "title: t\nmain: {name: circel, radius: 2}",
        "drawing.yaml:2:14: main: unknown shape \"circel\", did you mean circle? There are: circle,"
            + " square");
    refuses(
        "title: t\nmore: [[triangle]]",
        "drawing.yaml:2:9: more.0.0: unknown shape \"triangle\"; there are: circle, square");
  }

  @Test
  void refusesValuesOutOfRange() {
    refuses(
        """
        title: t
        main: {name: circle, radius: 0, finish: mat}
        more: [[{name: square, side-length: 101}, {name: square, side-length: 2147483648}]]
        paint: {coats: 0}
        seed: 99999999999999999999
        rates: [.nan, -1]
        """,
        "drawing.yaml:2:30: main.radius: expected a number > 0, not 0",
        "drawing.yaml:2:41: main.finish: expected matt or high-gloss, not \"mat\", did you mean"
            + " matt?",
        "drawing.yaml:3:37: more.0.0.side-length: expected a whole number from 1 to 100, not 101",
        "drawing.yaml:3:71: more.0.1.side-length: expected a whole number from 1 to 100, not"
            + " 2147483648",
        "drawing.yaml:4:16: paint.coats: expected a whole number >= 1, not 0",
        "drawing.yaml:5:7: seed: expected a whole number from -9223372036854775808 to"
            + " 9223372036854775807, not 99999999999999999999",
        "drawing.yaml:6:9: rates.0: expected a number from 0 to 1, not .nan",
        "drawing.yaml:6:15: rates.1: expected a number from 0 to 1, not -1");
  }

  record Comparison(
      @Option(help = "Seeds", value = "[1, 2]", min = 0, distinct = true) List<Long> seeds,
      @Option(help = "Places", value = "[]", distinct = true) List<Path> places,
      @Option(help = "Shapes", value = "[]", distinct = true) List<Choice<Shape>> shapes) {}

  @Test
  void refusesWhatIsGivenTwiceWhereAllMustDiffer() {
    ConfigReader reader = new ConfigReader(SHAPES);
    String yaml =
        """
        seeds: [0, 3, 0]
        places: [a/b, a/./b/]
        shapes: [circle, {name: circle, radius: 2}, {name: circle, radius: 1.5}]
        """;

    assertThatThrownBy(() -> reader.bind(Comparison.class, "c.yaml", yaml, List.of()))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "c.yaml:1:15: seeds.2: 0 is there already, as seeds.0; leave one of them out\n"
                + "c.yaml:2:15: places.1: \"a/./b/\" is there already, as places.0; leave one of"
                + " them out\n"
                + "c.yaml:3:45: shapes.2: this is there already, as shapes.0; leave one of them out");
    assertThat(reader.bind(Comparison.class, "c.yaml", "seeds: [0, 1]", List.of()).seeds())
        .containsExactly(0L, 1L);
    assertThatThrownBy(
            () ->
                reader.bindArguments(
                    Comparison.class,
                    Map.of("seeds", List.of("0", "1", "x", "1"), "places", List.of("a", "b", "a")),
                    name -> "--" + name))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "--seeds number 3: expected a whole number >= 0, not \"x\"\n"
                + "--places number 3: \"a\" is there already, as --places number 1; leave one of them"
                + " out");
  }

  @Test
  void tellsEveryProblemAtOnce() {
    refuses(
        """
        # the title is missing
        seed: abc
        seed: 2
        main:
          name: square
        paint:
          colour: red
          coats:
        framed: yes
        """,
        List.of("rates=[2]", "nonsense", "seed.x=1"),
        "drawing.yaml:2:1: title: missing, expected text",
        "drawing.yaml:3:1: seed: given twice, first in line 2; remove one of them",
        "drawing.yaml:5:3: main.side-length: missing, expected a whole number from 1 to 100",
        "drawing.yaml:7:3: paint.colour: unknown option; there are: coats, bucket",
        "drawing.yaml:8:9: paint.coats: expected a whole number >= 1, not nothing",
        "drawing.yaml:9:9: framed: expected true or false, not \"yes\"",
        "--set nonsense: expected OPTION=VALUE, such as --set steps=300",
        "--set seed.x=1: seed: expected a whole number, not a mapping",
        "--set rates=[2]: rates.0: expected a number from 0 to 1, not 2");
  }

  @Test
  void reportsARecordsOwnRefusalAtItsMapping() {
    refuses(
        "title: t\nmain:\n  name: square\n  side-length: 13",
        "drawing.yaml:3:3: main: side-length 13 brings bad luck; take 12 or 14");
  }

  @Test
  void refusesWhatYamlForbids() {
    refuses(
        "title: t\nrates: [0.5",
        "drawing.yaml:2:12: not valid YAML: while parsing a flow sequence, expected ',' or ']', but"
            + " got <stream end>");
    refuses("title: t\n---\ntitle: u", "drawing.yaml:3:1: only one document is allowed");
    refuses(
        "title: t\nmore: &a [*a]",
        "drawing.yaml:2:7: more.0: a value must not contain itself",
        "drawing.yaml:2:7: more.0: expected a list, not nothing");
    refuses("title: !word t", "drawing.yaml:1:8: title: the tag !word is not supported");
    refuses("- title", "drawing.yaml:1:1: expected a mapping of options, not a list");
  }

  @Test
  void appliesOverridesInOrder() {
    Drawing drawing =
        read(
            "title: t\nmore: [[circle], [circle, circle]]\nmain: circle",
            "title=u",
            "title=v",
            "main.radius=4",
            "more.1.0.finish=matt",
            "more.0.0={name: square, side-length: 5}",
            "paint.coats=9",
            "note=");
    assertThat(drawing.title()).isEqualTo("v");
    assertThat(drawing.main().create()).isEqualTo(new Circle(4, Finish.HIGH_GLOSS));
    assertThat(drawing.more().get(1).get(0).create()).isEqualTo(new Circle(1.5, Finish.MATT));
    assertThat(drawing.more().get(0).get(0).create()).isEqualTo(new Square(5));
    assertThat(drawing.paint().coats()).isEqualTo(9);
    assertThat(drawing.note()).isEmpty();
  }

  @Test
  void overridesChangeDefaults() {
    assertThat(read("title: t", "main.finish=matt").main().create())
        .isEqualTo(new Circle(3, Finish.MATT));
  }

  @Test
  void namesTheOverrideInProblems() {
    refuses(
        "title: t\nmain: {name: circle, radius: 2}\nmore: [[circle]]",
        List.of("main.name=square", "more.1.0=circle", "paint.coats=[", "framed=1"),
        "drawing.yaml:2:7: main.side-length: missing, expected a whole number from 1 to 100",
        "drawing.yaml:2:22: main.radius: unknown option of shape square; there are: side-length",
        "--set more.1.0=circle: more has no element 1; it has 1, counted from 0",
        "--set paint.coats=[: not valid YAML: while parsing a flow node, expected the node content,"
            + " but found '<stream end>'",
        "--set framed=1: framed: expected true or false, not 1");
  }

  @Test
  void writesWhatReadsBackEqual() {
    Drawing drawing =
        read("title: 'on: 1e3'\nmore: [[circle], []]\nrates: [1e-7]\npaint: {bucket: a b/c}");
    String yaml = ConfigWriter.toYaml(drawing);
    assertThat(yaml)
        .isEqualTo(
            """
            title: 'on: 1e3'
            main:
              name: circle
              radius: 3.0
              finish: high-gloss
            more:
            - - name: circle
                radius: 1.5
                finish: high-gloss
            - []
            paint:
              coats: 3
              bucket: %s
            seed: 7
            rates:
            - 1.0E-7
            framed: false
            note: null
            """
                .formatted(Path.of("a b/c").toAbsolutePath()));
    assertThat(read(yaml)).isEqualTo(drawing);
    for (String title : Arrays.asList("", "~", "null", "1", "a\nb", "- x", "'", "ü")) {
      Drawing other =
          new Drawing(
              title,
              drawing.main(),
              drawing.more(),
              drawing.paint(),
              drawing.seed(),
              drawing.rates(),
              true,
              Optional.of(title));
      assertThat(read(ConfigWriter.toYaml(other))).isEqualTo(other);
    }
  }

  @Test
  void writesOptionsByDottedName() {
    assertThat(ConfigWriter.toOptions(read("title: t\npaint: {coats: 5}")))
        .containsExactly(
            Map.entry("title", "t"),
            Map.entry("main.name", "circle"),
            Map.entry("main.radius", "3.0"),
            Map.entry("main.finish", "high-gloss"),
            Map.entry("more", "[]"),
            Map.entry("paint.coats", "5"),
            Map.entry("paint.bucket", "none"),
            Map.entry("seed", "7"),
            Map.entry("rates", "[0.5, 0.001]"),
            Map.entry("framed", "false"),
            Map.entry("note", "none"));
  }

  @Test
  void writesOptionsByThePathsOfOverrides() {
    Drawing drawing = read("{title: t, more: [[circle], [{name: square, side-length: 4}]]}");
    assertThat(ConfigWriter.toPaths(drawing))
        .containsExactly(
            Map.entry("title", "t"),
            Map.entry("main.name", "circle"),
            Map.entry("main.radius", "3.0"),
            Map.entry("main.finish", "high-gloss"),
            Map.entry("more.0.0.name", "circle"),
            Map.entry("more.0.0.radius", "1.5"),
            Map.entry("more.0.0.finish", "high-gloss"),
            Map.entry("more.1.0.name", "square"),
            Map.entry("more.1.0.side-length", "4"),
            Map.entry("paint.coats", "3"),
            Map.entry("seed", "7"),
            Map.entry("rates", "[0.5, 0.001]"),
            Map.entry("framed", "false"));
    assertThat(ConfigWriter.toYamlWithout(Set.of("paint"), drawing))
        .isEqualTo(ConfigWriter.toYaml(drawing).replace("paint:\n  coats: 3\n  bucket: null\n", ""))
        .doesNotContain("coats");
  }

  @Test
  void writesOneLineThatReadsBackEqual() {
    Drawing drawing = read("{title: \"it's %s\", rates: [1e-7]}".formatted("long ".repeat(40)));

    String line = ConfigWriter.toInlineYaml(drawing);

    assertThat(line).startsWith("{title:").endsWith("note: null}").doesNotContain("\n");
    assertThat(read(line)).isEqualTo(drawing);
  }

  @Test
  void readsFiles(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("drawing.yaml");
    Files.writeString(file, "title: ü # umlaut");
    assertThat(reader.read(Drawing.class, file, List.of()).title()).isEqualTo("ü");
    Files.writeString(file, "titel: t");
    assertThatThrownBy(() -> reader.read(Drawing.class, file, List.of()))
        .hasMessage(
            file
                + ":1:1: titel: unknown option, did you mean title?\n"
                + file
                + ":1:1: title: missing, expected text");
    Path absent = folder.resolve("absent.yaml");
    assertThatThrownBy(() -> reader.read(Drawing.class, absent, List.of()))
        .isInstanceOf(BadInputException.class)
        .hasMessage(absent + ": no such file. Check the path.");
    assertThatThrownBy(() -> reader.read(Drawing.class, folder, List.of()))
        .hasMessage(folder + ": is no regular file. Name a file.");
    Files.write(file, new byte[] {'a', ':', (byte) 0xff});
    assertThatThrownBy(() -> reader.read(Drawing.class, file, List.of()))
        .hasMessage(file + ", line 1, byte 3: 0xFF is no UTF-8. Save the file as UTF-8.");
  }

  @Test
  void describesOptions() {
    List<OptionDescription> options = reader.describe(Drawing.class);
    assertThat(options.get(0))
        .isEqualTo(new OptionDescription("title", "text", "required", "", "Title", List.of()));
    assertThat(options.get(1).type()).isEqualTo("a shape");
    assertThat(options.get(1).range()).isEqualTo("circle, square");
    assertThat(options.get(3).nested().get(0))
        .isEqualTo(
            new OptionDescription("coats", "a whole number", "2", ">= 1", "Coats", List.of()));
    assertThat(options.get(7).fallback()).isEqualTo("none");
  }

  @Test
  void refusesRecordsThatDescribeNothing() {
    record Bare(int x) {}
    record Odd(@Option(help = "x") float x) {}
    assertThatThrownBy(() -> reader.describe(Bare.class))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "component x of " + Bare.class.getName() + " lacks @Option; describe it with one");
    assertThatThrownBy(() -> reader.describe(Odd.class))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "component x of "
                + Odd.class.getName()
                + " has type float, which no option can have; see the documentation of @Option");
  }

  record Moved(Shape shape, Optional<Integer> left, Optional<String> colour) implements Shape {}

  record Placement(
      @Option(help = "Pixels to the left", min = 0, max = 9) Optional<Integer> left,
      @Option(help = "Colour") Optional<String> colour)
      implements Additions<Shape> {
    Placement {
      if (colour.equals(Optional.of("plaid"))) {
        throw new BadInputException("plaid is no colour; take red");
      }
    }

    @Override
    public Shape addTo(Shape made) {
      return new Moved(made, left, colour);
    }
  }

  record Dot(@Option(help = "Own colour", value = "black") String colour) implements Shape {}

  record Scene(@Option(help = "Main shape", value = "circle") Choice<Shape> main) {}

  private final ConfigReader placed =
      new ConfigReader(
          new Shapes(
              List.of(
                  new ShapePlugin<>("circle", Circle.class), new ShapePlugin<>("dot", Dot.class)),
              Placement.class));

  private Scene scene(String main) {
    return placed.bind(Scene.class, "scene.yaml", "main: " + main, List.of());
  }

  record Frame(
      @Option(help = "Edge", value = "{name: circle, radius: 3}", unnamedDefault = true)
          Choice<Shape> edge) {}

  @Test
  void writesADefaultWithoutItsNameWhereTheOptionWasAMapping() {
    ConfigReader reader = new ConfigReader(SHAPES);
    Frame round = reader.bind(Frame.class, "test", "edge: {finish: matt}", List.of());
    assertThat(ConfigWriter.toInlineYaml(round)).isEqualTo("{edge: {radius: 3.0, finish: matt}}");
    assertThat(ConfigWriter.toOptions(round))
        .containsExactly(Map.entry("edge.radius", "3.0"), Map.entry("edge.finish", "matt"));
    assertThat(reader.bind(Frame.class, "test", ConfigWriter.toYaml(round), List.of()))
        .isEqualTo(round);

    Frame other =
        reader.bind(Frame.class, "test", "edge: {name: square, side-length: 2}", List.of());
    assertThat(ConfigWriter.toInlineYaml(other))
        .isEqualTo("{edge: {name: square, side-length: 2}}");
    assertThat(ConfigWriter.toOptions(other))
        .containsExactly(Map.entry("edge.name", "square"), Map.entry("edge.side-length", "2"));
    assertThat(reader.bind(Frame.class, "test", ConfigWriter.toYaml(other), List.of()))
        .isEqualTo(other);
  }

  @Test
  void givesEveryPluginOfAKindItsAdditions() {
    Circle circle = new Circle(2, Finish.HIGH_GLOSS);
    assertThat(scene("{name: circle, radius: 2, left: 3}").main().create())
        .isEqualTo(new Moved(circle, Optional.of(3), Optional.empty()));
    assertThat(scene("{name: circle, radius: 2}").main().create()).isEqualTo(circle);
    assertThat(placed.describe(new ShapePlugin<>("circle", Circle.class)))
        .extracting(OptionDescription::name)
        .containsExactly("radius", "finish", "left", "colour");
  }

  @Test
  void writesShortlyWhatHasNotItsDefault() {
    assertThat(ConfigWriter.toShortYaml(scene("circle").main())).isEqualTo("{name: circle}");
    assertThat(ConfigWriter.toShortYaml(scene("{name: circle, radius: 2, left: 3}").main()))
        .isEqualTo("{name: circle, radius: 2.0, left: 3}");
  }

  @Test
  void writesAdditionsOnlyWhereTheyAreGiven() {
    assertThat(ConfigWriter.toInlineYaml(scene("circle")))
        .isEqualTo("{main: {name: circle, radius: 1.5, finish: high-gloss}}");
    Scene left = scene("{name: circle, left: 3}");
    assertThat(ConfigWriter.toInlineYaml(left))
        .isEqualTo("{main: {name: circle, radius: 1.5, finish: high-gloss, left: 3}}");
    assertThat(ConfigWriter.toOptions(left))
        .containsEntry("main.left", "3")
        .doesNotContainKey("main.colour");
    assertThat(placed.bind(Scene.class, "again", ConfigWriter.toYaml(left), List.of()))
        .isEqualTo(left);
    assertThat(ConfigPaths.map(left, path -> path)).isEqualTo(left);
  }

  @Test
  void anOptionOfItsOwnComesBeforeAnAdditionOfThatName() {
    Scene dot = scene("{name: dot, colour: plaid, left: 1}");
    assertThat(dot.main().create())
        .isEqualTo(new Moved(new Dot("plaid"), Optional.of(1), Optional.empty()));
    assertThat(placed.describe(dot.main().plugin()))
        .extracting(OptionDescription::help)
        .containsExactly("Own colour", "Pixels to the left");
  }

  @Test
  void refusesAdditionsAsItRefusesOptions() {
    assertThatThrownBy(() -> scene("{name: circle, left: 10, colour: red, top: 1}"))
        .hasMessage(
            """
            scene.yaml:1:28: main.left: expected a whole number from 0 to 9, not 10
            scene.yaml:1:45: main.top: unknown option of shape circle; there are: radius, finish, left, colour""");
    assertThatThrownBy(() -> scene("{name: circle, colour: plaid}"))
        .hasMessage("scene.yaml:1:7: main: plaid is no colour; take red");
  }
}
